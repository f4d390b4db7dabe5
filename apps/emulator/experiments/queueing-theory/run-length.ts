import { abandonment, blocking, erlangC } from '@squall/cluster/theory';
import type { QueueValues } from './parameters.ts';
import { loadOf, markovOf } from './queue.ts';

/** So long that 20 replications give a standard error below 1 %, whatever the queue. */
const perReplication = 1000;
const events = 4000;
const requestsMin = 20_000;
/** Events that are rarer than this among the requests are not waited for. */
export const rareInRuns = 0.002;
const requestsMax = 2_000_000;

/**
 * In an endless queue the relative variance of a time average over n requests is about 2 (1 + rho)/((1 - rho)^2 n) in M/M/1 (W. Whitt,
 * Planning queueing simulations, Management Science 35, 1989), more with uneven service. Only while somebody waits do c servers behave as one
 * that is c times as fast: the fewer wait, the longer it takes.
 */
function endless(values: QueueValues): number {
  const load = loadOf(values);
  const unevenness = values.model === 'mg1' ? Math.max(1, (1 + values.cv2) / 2) : 1;
  const relative = (2 * (1 + load) * unevenness) / ((1 - load) * (1 - load));
  const waits = erlangC(values.lambda / values.mu, values.c);
  const alike = waits < rareInRuns ? 1 : waits;
  return Math.max((perReplication * relative) / alike, requestsWith(waits));
}

/** So many that this share of them is enough events; few when it is too rare to be waited for. */
const requestsWith = (share: number): number => (share < rareInRuns ? requestsMin : events / share);

/** Where somebody is turned away or leaves, so many of them. */
function requestsOf(values: QueueValues): number {
  const queue = markovOf(values);
  const { model } = values;
  if (model === 'mmc-loss' || model === 'mmck') {
    const blocked = blocking(queue);
    return blocked < rareInRuns && loadOf(values) < 1 ? endless(values) : requestsWith(blocked);
  }
  if (model === 'erlang-a') return 1.5 * requestsWith(abandonment(queue));
  // Whoever comes back does so in crowds, the more slowly the longer.
  if (model === 'retrial') return endless(values) * (1 + values.mu / (10 * values.theta));
  return endless(values);
}

/** Requests of one replication after the warm-up. */
export const requestsFor = (values: QueueValues): number =>
  Math.ceil(values.length * Math.min(requestsMax, Math.max(requestsMin, requestsOf(values))));
