import type { Claim } from '@squall/experiment';

const measure = 'cell.main.recoveryMs';

/** A lever that is set well brings everybody back within so many seconds of the trigger. */
const saves = (variant: string, claim: string, withinSeconds: number): Claim => ({
  claim,
  variant,
  measure,
  atMost: withinSeconds * 1000,
});

/** The run ends nine minutes after the trigger; the cluster is not back by then. */
const fails = (variant: string, claim: string): Claim => ({ claim, variant, measure, never: true });

export const claims: readonly Claim[] = [
  fails('hands-off', 'Left to itself, the cluster does not come back after its cause is mended'),
  saves('ramp', 'A slow admission ramp brings it back', 360),
  fails('ramp-too-fast', 'A ramp that outruns its samples does not'),
  saves('shedding', 'Shedding new connections brings it back', 420),
  fails('shedding-upside-down', 'With priorities upside down it does not ...'),
  {
    claim: '... and those who had kept their connection lose it: worse than doing nothing',
    variant: 'shedding-upside-down',
    measure: 'cell.main.onlineMin',
    atMost: 0.1,
  },
  saves('brown-out', 'A brown-out of contact lists brings it back ...', 150),
  {
    claim: '... for the price of those lists',
    variant: 'brown-out',
    measure: 'cell.main.degradedPeakShare',
    atLeast: 0.4,
  },
  fails('brown-out-of-presence', 'A brown-out of what is not short does not'),
  saves('breaker', 'A circuit breaker brings it back', 510),
  fails('breaker-too-long', 'One that stays open for minutes does not'),
  saves('autoscaler', 'More servers for the directory bring it back', 200),
  fails('autoscaler-of-contacts', 'More threads before it do not'),
  saves('queue-limit', 'A queue no longer than it is worth waiting brings it back', 240),
  fails('queue-limit-too-long', 'One longer than callers wait does not'),
  saves('server-backoff', 'Being told when to come back, spread widely, brings it back', 420),
  fails('server-backoff-without-spread', 'The same hint for all does not'),
  {
    claim: 'A canary with a health gate prevents it',
    variant: 'canary',
    measure: 'cell.main.onlineMin',
    atLeast: 0.95,
  },
  fails('gate-without-canary', 'A gate alone rolls back too late: the storm feeds itself already'),
];
