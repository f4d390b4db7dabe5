import type { ReconnectPolicy } from '@squall/client-actor';
import { assign, emit, setup } from 'xstate';
import { type RetryContext, initialRetryContext, retrying } from './retrying.ts';

export interface RowWriterContext extends RetryContext {
  /** The version that the last read gave. */
  readonly version: number;
}

/** What a writer hears. */
export type RowWriterEvent =
  | { readonly type: 'start' }
  | { readonly type: 'version'; readonly version: number }
  | { readonly type: 'written' }
  | { readonly type: 'conflict' };

/** What a writer says. */
export type RowWriterEmitted =
  | { readonly type: 'read' }
  | { readonly type: 'write'; readonly version: number }
  | { readonly type: 'finished' };

/** For the compiler; XState never reads it. */
const types: {
  readonly context?: RowWriterContext;
  readonly events?: RowWriterEvent;
  readonly emitted?: RowWriterEmitted;
  readonly input?: { readonly seed: number };
} = {};

/**
 * A client that writes one row once, under optimistic concurrency control: it reads the version, writes if that has not
 * moved, and after a conflict backs off by its policy and reads again.
 */
export function createRowWriter(policy: ReconnectPolicy, now: () => number) {
  const { exhausted, backoff, planned } = retrying(policy, now);
  return setup({
    types,
    guards: { exhausted },
    delays: { backoff },
    actions: {
      plan: assign(({ context }) => planned(context)),
      keepVersion: assign(({ event }) =>
        event.type === 'version' ? { version: event.version } : {},
      ),
      sayRead: emit({ type: 'read' }),
      sayWrite: emit(({ context }) => ({ type: 'write', version: context.version })),
      sayFinished: emit({ type: 'finished' }),
    },
  }).createMachine({
    id: 'rowWriter',
    context: ({ input }) => ({ ...initialRetryContext(policy, input.seed, now()), version: 0 }),
    initial: 'idle',
    states: {
      idle: { on: { start: 'reading' } },
      reading: { entry: 'sayRead', on: { version: { target: 'writing', actions: 'keepVersion' } } },
      writing: {
        entry: 'sayWrite',
        on: {
          written: 'finished',
          conflict: [{ guard: 'exhausted', target: 'gaveUp' }, { target: 'backingOff' }],
        },
      },
      backingOff: { entry: 'plan', after: { backoff: 'reading' } },
      finished: { entry: 'sayFinished' },
      gaveUp: { entry: 'sayFinished' },
    },
  });
}
