import { quantileOfTail } from './quantile-of-tail.ts';

/**
 * N clients that call one server, wait for the answer, think, and call again: M/M/1//N, the machine repairman (Kleinrock,
 * Queueing Systems II, 1976, section 4.12). Thinking and service are exponential.
 */
export interface Interactive {
  /** N. */
  readonly clients: number;
  /** Z, s. */
  readonly thinkMeanS: number;
  /** S, s. */
  readonly serviceMeanS: number;
}

/** p_0 ... p_N: how many are at the server; p_n / p_(n-1) = (N - n + 1)·S/Z. */
function atServer({ clients, thinkMeanS, serviceMeanS }: Interactive): readonly number[] {
  const weights = [1];
  for (let n = 1; n <= clients; n++) {
    const weight = ((weights[n - 1] ?? 0) * (clients - n + 1) * serviceMeanS) / thinkMeanS;
    weights.push(weight);
    // Only their ratios count: a thousand clients would leave the range of numbers.
    if (weight > 1e200) for (const [i, each] of weights.entries()) weights[i] = each / weight;
  }
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  return weights.map((weight) => weight / total);
}

/** X, 1/s: the server is busy for 1 - p_0 of the time. */
export const interactiveThroughput = (given: Interactive): number =>
  (1 - (atServer(given)[0] ?? 0)) / given.serviceMeanS;

/** R, s, by the interactive response time law: N/X - Z. */
export const interactiveResponseS = (given: Interactive): number =>
  given.clients / interactiveThroughput(given) - given.thinkMeanS;

/** No closed loop does more, whatever the distributions: min(1/S, N/(S + Z)), 1/s (Denning and Buzen, 1978). */
export const interactiveBound = ({ clients, thinkMeanS, serviceMeanS }: Interactive): number =>
  Math.min(1 / serviceMeanS, clients / (serviceMeanS + thinkMeanS));

/**
 * P(R > t): who arrives finds what N - 1 others leave at the server (the arrival theorem), and stays for as many services and
 * its own.
 */
function longerThan(given: Interactive, seconds: number): number {
  const services = seconds / given.serviceMeanS;
  let share = 0;
  // Poisson terms of 0, 1, ... services that are over by then, and their sum.
  let term = Math.exp(-services);
  let fewer = 0;
  for (const [found, weight] of atServer({ ...given, clients: given.clients - 1 }).entries()) {
    fewer += term;
    term *= services / (found + 1);
    share += weight * fewer;
  }
  return share;
}

/** Quantile of R, s, first come first served. */
export const interactiveQuantileS = (given: Interactive, share: number): number =>
  quantileOfTail((seconds) => longerThan(given, seconds), share, given.serviceMeanS);
