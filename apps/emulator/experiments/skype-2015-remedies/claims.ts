import type { Claim } from '@squall/experiment';

const back = 'cell.consumer.recoveryMs';
const died = 'cell.consumer.crashes';
const atEnd = 'cell.consumer.onlineAtEnd';

/** The run ends eleven minutes after the roll-out; those who are not back then have not come back. */
const never = (variant: string, claim: string): Claim => ({
  claim,
  variant,
  measure: back,
  never: true,
});

/** What each of the three remedies did, and what it does alone. */
const remedies: readonly Claim[] = [
  {
    claim: 'Supervised, mended and let in step by step, everybody comes back',
    variant: 'as-it-was',
    measure: back,
    atMost: 640_000,
  },
  {
    claim: '... and supervisors have nothing to restart: no service dies',
    variant: 'as-it-was',
    measure: died,
    atMost: 0,
  },
  {
    claim: 'Ramp and mended configuration do it without supervision ...',
    variant: 'ramp-and-mended',
    measure: back,
    atMost: 640_000,
  },
  {
    claim: '... as soon as with it',
    variant: 'ramp-and-mended',
    measure: back,
    atMostTimes: { factor: 1, variant: 'as-it-was' },
  },
  never('supervised-and-mended', 'Without the ramp it does not come back, mended as it is'),
  never(
    'supervised-and-ramp',
    'With a ramp before a configuration that is never mended neither ...',
  ),
  {
    claim: '... but some of those who can process it are let in',
    variant: 'supervised-and-ramp',
    measure: 'cohort.current.onlineAtEnd',
    atLeast: 0.3,
  },
  never('supervision-alone', 'Supervision alone does not bring it back'),
  never('mended-alone', 'A mended configuration alone does not'),
  {
    claim: '... and leaves it metastable: the trigger is gone, the storm stays',
    variant: 'mended-alone',
    measure: 'cell.consumer.metastable',
    atLeast: 1,
  },
  never('ramp-alone', 'A ramp alone does not'),
  never('none', 'Left to itself it does not'),
];

/**
 * What other recovery actors do at the place of the ramp. Whether shedding for messaging and more servers bring everybody
 * back within the run depends on the seed: nothing is claimed of it.
 */
const replacements: readonly Claim[] = [
  {
    claim: 'Shedding connections while messaging is slow keeps a fifth at least online throughout',
    variant: 'shedding',
    measure: 'cell.consumer.onlineMin',
    atLeast: 0.2,
  },
  never('shedding-for-sign-in', 'Shedding them for sign-in does not bring everybody back ...'),
  {
    claim: '... but some of them',
    variant: 'shedding-for-sign-in',
    measure: atEnd,
    atLeast: 0.4,
  },
  never('brown-out', 'A brown-out does not bring it back: what is short is sign-in itself'),
  never('queue-limit', 'Short queues do not bring everybody back ...'),
  { claim: '... but a fifth', variant: 'queue-limit', measure: atEnd, atLeast: 0.2 },
  never('server-backoff', 'Telling clients to wait does not, when they do not listen ...'),
  never('server-backoff-obeyed', '... nor when they do'),
  never('breaker', 'Circuit breakers do not ...'),
  {
    claim: '... as the directory, which they spare, is never overloaded',
    variant: 'breaker',
    measure: 'service.consumer/directory.overloadedMs',
    atMost: 0,
  },
  {
    claim: 'More servers kill presence, again and again',
    variant: 'autoscaler',
    measure: died,
    atLeast: 2,
  },
  {
    claim: 'Without supervision the first of these deaths is the last',
    variant: 'autoscaler-unsupervised',
    measure: died,
    atMost: 1,
  },
  {
    claim: '... and nobody comes online again',
    variant: 'autoscaler-unsupervised',
    measure: atEnd,
    atMost: 0.05,
  },
];

export const claims: readonly Claim[] = [...remedies, ...replacements];
