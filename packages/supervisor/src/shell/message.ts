import type { ExitReason } from '../reason.ts';
import type { Call, Reply } from './call.ts';
import type { Child } from './child.ts';
import type { Incarnation } from './incarnation.ts';

/** What a supervisor finds in its mailbox. Nothing there has precedence: first come, first served. */
export type Message =
  | { readonly kind: 'exit'; readonly incarnation: Incarnation }
  | { readonly kind: 'retry'; readonly child: Child }
  | { readonly kind: 'stop'; readonly reason: ExitReason }
  | { readonly kind: 'call'; readonly call: Call; readonly reply: Reply }
  | { readonly kind: 'turn'; readonly task: () => void };
