import { type Change, type Variant, type World, assumed, documented } from '@squall/experiment';
import {
  autoscaler,
  breaker,
  brownOut,
  queueLimit,
  ramp,
  serverBackoff,
  shedding,
} from './levers.ts';

const variant = (title: string, about: string, change: Change<World> = {}): Variant => ({
  title,
  about,
  change,
});

export const tenProbes = documented(10, 'resilience4j, permittedNumberOfCallsInHalfOpenState');

const gate = {
  lossShareMax: assumed(0.1, 'one in ten of those reached is gone'),
  bakeMs: assumed(120_000, 'AWS AppConfig bakes for 10 to 30 minutes; compressed'),
};

/** Each lever as it saves the cluster, and as it does not. */
export const variants: Readonly<Record<string, Variant>> = {
  'hands-off': variant(
    'Without recovery actors',
    'The cause is mended after 85 s, and that is all.',
  ),
  ramp: variant(
    'Admission ramp',
    'Lets in 2 a second and 1,000 clients, then up to 6, three quarters of what the directory serves.',
    {
      recovery: [ramp(2, 6, 1.15, 0.5)],
    },
  ),
  'ramp-too-fast': variant(
    'A ramp that is too fast',
    'Begins with 20, doubles each sample, hardly slows down when it hurts.',
    {
      recovery: [ramp(20, 80, 2, 0.95)],
    },
  ),
  shedding: variant(
    'Shedding by priority',
    'While the directory is slow, new connections are shed; heartbeats are not.',
    {
      recovery: [shedding()],
    },
  ),
  'shedding-upside-down': variant(
    'Priorities upside down',
    'The same, but heartbeats are shed for new connections.',
    {
      recovery: [shedding()],
      stages: { connect: { priority: 1 }, heartbeat: { priority: 0 } },
    },
  ),
  'brown-out': variant(
    'Brown-out of contact lists',
    'Clients come online without their contact lists.',
    {
      recovery: [brownOut(['contacts'])],
    },
  ),
  'brown-out-of-presence': variant(
    'Brown-out of presence',
    'The same with presence, which does not cost what is short.',
    {
      recovery: [brownOut(['presence'])],
    },
  ),
  breaker: variant(
    'Circuit breaker',
    'Contacts leave the directory alone for 30 s when half of the calls fail; ten probes decide.',
    {
      recovery: [breaker(30_000, tenProbes)],
    },
  ),
  'breaker-too-long': variant(
    'A breaker that stays open',
    'The same for 3 minutes: the directory has long been idle when it is asked again.',
    { recovery: [breaker(180_000, tenProbes)] },
  ),
  autoscaler: variant(
    'Autoscaler of the directory',
    'Up to six times the servers, each order half a minute late.',
    {
      recovery: [autoscaler('directory')],
    },
  ),
  'autoscaler-of-contacts': variant(
    'Autoscaler of the wrong service',
    'Contacts, whose threads wait for the directory, get more threads.',
    {
      recovery: [autoscaler('contacts')],
    },
  ),
  'queue-limit': variant(
    'Limit by queue length',
    'The queue of the directory is as long as it serves within 2 s.',
    {
      recovery: [queueLimit(2000)],
    },
  ),
  'queue-limit-too-long': variant(
    'A queue limit that is too long',
    'The same with 12 s, which nobody waits.',
    {
      recovery: [queueLimit(12_000)],
    },
  ),
  'server-backoff': variant(
    'Server-directed back-off',
    'Those turned away are told 5 to 30 s, then twice as wide, up to 4 min.',
    {
      recovery: [serverBackoff(5000, 30_000, 240_000)],
    },
  ),
  'server-backoff-without-spread': variant(
    'Server-directed back-off without spread',
    'All are told 10 s.',
    {
      recovery: [serverBackoff(10_000, 10_000, 10_000)],
    },
  ),
  canary: variant(
    'Canary with a health gate',
    'Five percent first, a minute later all, unless those reached are lost.',
    {
      configuration: {
        waves: [
          { share: 0.05, afterMs: 0 },
          { share: 1, afterMs: 60_000 },
        ],
        gate,
      },
    },
  ),
  'gate-without-canary': variant(
    'A health gate without a canary',
    'The gate is there, but all get it at once.',
    {
      configuration: { gate },
    },
  ),
};
