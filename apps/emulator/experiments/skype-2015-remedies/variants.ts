import type { Change, Variant, World } from '@squall/experiment';
import { type Lever, levers } from './levers.ts';
import { neverMended, nobodyOnCall, unsupervised, withoutRamp } from './remedies.ts';

const variant = (title: string, about: string, change: Change<World> = {}): Variant => ({
  title,
  about,
  change,
});

/** Recovery actors at the place of the ramp: supervision and the mended configuration are as they were. */
const inItsPlace = (title: string, about: string, recovery: readonly Lever[]): Variant =>
  variant(title, about, { ...withoutRamp, recovery: [...recovery] });

const obeying = { settings: { honoursRetryAfter: true } };

/** The three remedies of that day, all of them, in pairs and alone. */
const remedies = {
  'as-it-was': variant(
    'As it was',
    'Supervised, mended, and with an admission ramp at the edge: the world of skype-2015.',
  ),
  'supervised-and-mended': variant(
    'Supervised and mended, no ramp',
    'The door stays open.',
    withoutRamp,
  ),
  'ramp-and-mended': variant('Ramp and mended, no supervision', 'Nothing is restarted.', {
    ...unsupervised,
  }),
  'supervised-and-ramp': variant(
    'Supervised, with a ramp, never mended',
    'Operators close the door, and do not find the cause.',
    neverMended,
  ),
  'supervision-alone': variant('Supervision alone', 'Nobody is on call.', nobodyOnCall),
  'mended-alone': variant('Mended alone', 'No supervision, and the door stays open.', {
    ...unsupervised,
    ...withoutRamp,
  }),
  'ramp-alone': variant('Ramp alone', 'No supervision, and the cause is not found.', {
    ...unsupervised,
    ...neverMended,
  }),
  none: variant('None of the three', 'No supervision, and nobody is on call.', {
    ...unsupervised,
    ...nobodyOnCall,
  }),
};

/** What else might have stood at the place of the ramp. */
const replacements = {
  shedding: inItsPlace(
    'Shedding by priority',
    'While messaging is slow, new connections are shed at the edge.',
    levers.shedding,
  ),
  'shedding-for-sign-in': inItsPlace(
    'Shedding by priority for sign-in',
    'The same while sign-in is slow.',
    levers.sheddingForSignIn,
  ),
  'brown-out': inItsPlace(
    'Brown-out',
    'While presence does not answer, clients come online without presence, what they missed and contact lists.',
    levers.brownOut,
  ),
  'queue-limit': inItsPlace(
    'Limits by queue length',
    'Queues of sign-in, contact lists, presence and messaging are as long as they serve within 2 s.',
    levers.queueLimit,
  ),
  'server-backoff': inItsPlace(
    'Server-directed back-off',
    'Sign-in tells those whom it turns away 5 to 30 s, then twice as wide, up to 4 min; clients do not listen.',
    levers.serverBackoff,
  ),
  'server-backoff-obeyed': variant(
    'Server-directed back-off, obeyed',
    'The same, with clients that listen.',
    {
      ...withoutRamp,
      recovery: [...levers.serverBackoff],
      cohorts: { old: obeying, current: obeying, business: obeying },
    },
  ),
  breaker: inItsPlace(
    'Circuit breakers',
    'On every call between services: open for 30 s when half of the calls fail; ten probes decide.',
    levers.breaker,
  ),
  autoscaler: inItsPlace(
    'Autoscalers',
    'Every service behind the edge gets up to six times its servers, each order half a minute late.',
    levers.autoscaler,
  ),
  'autoscaler-unsupervised': variant(
    'Autoscalers without supervision',
    'The same, and nothing is restarted.',
    { ...withoutRamp, ...unsupervised, recovery: [...levers.autoscaler] },
  ),
};

export const variants: Readonly<Record<string, Variant>> = { ...remedies, ...replacements };
