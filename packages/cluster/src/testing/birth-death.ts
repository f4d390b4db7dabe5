/** Poisson arrivals, exponential service, c servers, room for K requests in all: M/M/c/K. Rates are per second. */
export interface LossQueue {
  readonly arrivalsPerSecond: number;
  readonly servedPerSecond: number;
  readonly servers: number;
  /** K, those in service included. */
  readonly capacity: number;
}

/** p_0 ... p_K by balance of flows: p_n grows by a/n up to c requests, then by a/c (Kleinrock, Queueing Systems I, 1975). */
export function equilibrium(queue: LossQueue): readonly number[] {
  const load = queue.arrivalsPerSecond / queue.servedPerSecond;
  let weight = 1;
  const weights = [weight];
  for (let n = 1; n <= queue.capacity; n++) {
    weight *= load / Math.min(n, queue.servers);
    weights.push(weight);
  }
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  return weights.map((weight) => weight / total);
}

/** p_K. Poisson arrivals see time averages (PASTA): it is also the share of requests that are turned away. */
export const blocking = (queue: LossQueue): number => equilibrium(queue).at(-1) ?? 1;

/** L, the mean number of requests in the system. */
export const meanInSystem = (queue: LossQueue): number =>
  equilibrium(queue).reduce((sum, p, n) => sum + n * p, 0);

/** Erlang B by its own recursion, B(k) = a B/(k + a B): servers and no queue (A. K. Erlang, 1917). */
export function erlangB(load: number, servers: number): number {
  let blocked = 1;
  for (let k = 1; k <= servers; k++) blocked = (load * blocked) / (k + load * blocked);
  return blocked;
}

/**
 * Mean time from empty until full for the first time, s: the sum over n of (p_0 + ... + p_n)/(lambda p_n). By then the
 * queue has met one that was in equilibrium from the start and sees the same arrivals: what it began with is forgotten.
 */
export function fillingTimeS(queue: LossQueue): number {
  let below = 0;
  let sum = 0;
  for (const p of equilibrium(queue).slice(0, queue.capacity)) {
    below += p;
    sum += below / (queue.arrivalsPerSecond * p);
  }
  return sum;
}
