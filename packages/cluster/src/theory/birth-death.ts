/**
 * Poisson arrivals, exponential service and exponential patience: M/M/c/K+M, of which the queues of the tables are cases.
 * Rates are per second.
 */
export interface MarkovQueue {
  readonly arrivalsPerSecond: number;
  /** By one busy server. */
  readonly servedPerSecond: number;
  readonly servers: number;
  /** K, those in service included; unbounded unless told. */
  readonly capacity?: number;
  /** Theta: each one that waits leaves at this rate; 0 unless told. */
  readonly abandonedPerSecond?: number;
}

/** What is left out of an unbounded queue, as a share of all. */
const negligible = 1e-17;
/** A queue that has this many states to reckon with is not one that settles. */
const statesMax = 10_000_000;

/**
 * p_0, p_1 ... by balance of flows: p_n / p_(n-1) is the arrival rate over the rate at which one of n leaves (Kleinrock,
 * Queueing Systems I, 1975; with patience Garnett, Mandelbaum and Reiman 2002). Of an unbounded queue as many as weigh
 * anything.
 *
 * @throws RangeError when an unbounded queue has no equilibrium: it takes in at least as much as it serves
 */
export function equilibrium(queue: MarkovQueue): readonly number[] {
  const { arrivalsPerSecond, servedPerSecond, servers, capacity = Infinity } = queue;
  if (capacity === Infinity && growth(queue, Infinity) >= 1)
    throw new RangeError(
      `arrivalsPerSecond is ${arrivalsPerSecond}: give less than the ${servers * servedPerSecond} that are served, a capacity or a patience`,
    );
  // As logarithms: a^n/n! leaves the range of numbers for a load of a few hundred.
  const weights = [0];
  let heaviest = 0;
  for (let n = 1; n <= capacity; n++) {
    const ratio = growth(queue, n);
    const weight = (weights[n - 1] ?? 0) + Math.log(ratio);
    weights.push(weight);
    heaviest = Math.max(heaviest, weight);
    // From here on it falls at least as fast as a geometric series of this ratio.
    if (n > servers && ratio < 1 && Math.exp(weight - heaviest) < negligible * (1 - ratio)) break;
    if (n > statesMax)
      throw new RangeError(
        `arrivalsPerSecond is ${arrivalsPerSecond}: too close to what is served`,
      );
  }
  const shares = weights.map((weight) => Math.exp(weight - heaviest));
  const total = shares.reduce((sum, share) => sum + share, 0);
  return shares.map((share) => share / total);
}

/** p_n / p_(n-1). */
function growth(queue: MarkovQueue, n: number): number {
  const { arrivalsPerSecond, servedPerSecond, servers, abandonedPerSecond = 0 } = queue;
  const waiting = Math.max(0, n - servers);
  const left = waiting > 0 && abandonedPerSecond > 0 ? waiting * abandonedPerSecond : 0;
  return arrivalsPerSecond / (Math.min(n, servers) * servedPerSecond + left);
}

const meanOf = (shares: readonly number[], of: (n: number) => number): number =>
  shares.reduce((sum, share, n) => sum + share * of(n), 0);

/** L, the mean number of requests in the system. */
export const meanInSystem = (queue: MarkovQueue): number => meanOf(equilibrium(queue), (n) => n);

/** Lq, the mean number of requests that wait. */
export const meanWaiting = (queue: MarkovQueue): number =>
  meanOf(equilibrium(queue), (n) => Math.max(0, n - queue.servers));

/** p_K. Poisson arrivals see time averages (PASTA): it is also the share of requests that are turned away; 0 without a limit. */
export const blocking = (queue: MarkovQueue): number =>
  queue.capacity === undefined ? 0 : (equilibrium(queue)[queue.capacity] ?? 0);

/** Share of all requests that leave before they are served: theta Lq / lambda. */
export const abandonment = (queue: MarkovQueue): number =>
  ((queue.abandonedPerSecond ?? 0) * meanWaiting(queue)) / queue.arrivalsPerSecond;

/** Wq, s: the mean wait of those who are let in, whether they stay or not, by Little's law. */
export const meanWaitS = (queue: MarkovQueue): number =>
  meanWaiting(queue) / (queue.arrivalsPerSecond * (1 - blocking(queue)));
