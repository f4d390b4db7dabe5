import {
  type Lever,
  autoscaler,
  breaker,
  brownOut,
  queueLimit,
  serverBackoff,
  shedding,
} from '../recovery-levers/levers.ts';
import { tenProbes } from '../recovery-levers/variants.ts';

export type { Lever };

/** What a client needs on its way in, behind the edge. */
const onTheWayIn = ['signIn', 'contacts', 'presence', 'messaging'];

const calls = [
  { caller: 'signIn', service: 'directory' },
  { caller: 'contacts', service: 'directory' },
  { caller: 'messaging', service: 'presence' },
];

/** Recovery actors, set as recovery-levers has them, at the services of this world. */
export const levers = {
  shedding: [shedding('messaging')],
  sheddingForSignIn: [shedding('signIn')],
  brownOut: [brownOut(['presence', 'sync', 'contacts'], 'presence')],
  queueLimit: onTheWayIn.map((service) => queueLimit(2000, service)),
  serverBackoff: [serverBackoff(5000, 30_000, 240_000, 'signIn')],
  breaker: calls.map((call) => breaker(30_000, tenProbes, call)),
  autoscaler: [...onTheWayIn, 'directory'].map((service) => autoscaler(service)),
} satisfies Readonly<Record<string, readonly Lever[]>>;
