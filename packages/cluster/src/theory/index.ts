export {
  type MarkovQueue,
  abandonment,
  blocking,
  equilibrium,
  meanInSystem,
  meanWaitS,
  meanWaiting,
} from './birth-death.ts';
export { type ServerGroup, erlangB, erlangC, erlangCWaitS, waitsLongerThan } from './erlang.ts';
export { meanOrbit, pollaczekKhinchineWaitS, sojournQuantileS } from './single-server.ts';
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
