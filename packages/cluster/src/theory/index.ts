export {
  type MarkovQueue,
  abandonment,
  blocking,
  equilibrium,
  meanInSystem,
  meanWaitS,
  meanWaiting,
} from './birth-death.ts';
export {
  type CapacityCut,
  type Unanswered,
  amplificationUnanswered,
  attemptsUnanswered,
  recoveryAfterCutS,
  sentPerAccepted,
} from './call-limits.ts';
export {
  type Interactive,
  interactiveBound,
  interactiveQuantileS,
  interactiveResponseS,
  interactiveThroughput,
} from './closed-loop.ts';
export { type ServerGroup, erlangB, erlangC, erlangCWaitS, waitsLongerThan } from './erlang.ts';
export { meanOrbit, pollaczekKhinchineWaitS, sojournQuantileS } from './single-server.ts';
export { type Stalls, lateShare, stalledMeanMs, stalledQuantileMs } from './stalls.ts';
export {
  type Storm,
  amplification,
  clearedS,
  collapseFreeWindowS,
  failureSharesUpwards,
  layeredAttempts,
  longestDrainS,
  longestWaitInTurnS,
  longestWaitS,
  queuePeak,
  safeWindowS,
  stableLoadPerSecond,
  waves,
} from './storm.ts';
export { type TwoSpeeds, twoSpeedsLongerThan, twoSpeedsQuantileS } from './two-speeds.ts';
