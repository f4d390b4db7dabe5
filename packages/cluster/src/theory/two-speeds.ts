import { quantileOfTail } from './quantile-of-tail.ts';

/** Poisson arrivals before one server whose service times are of one of two exponential kinds: M/H2/1. Times in s. */
export interface TwoSpeeds {
  readonly arrivalsPerSecond: number;
  /** Mean of the usual kind, and of the other. */
  readonly meansS: readonly [usual: number, other: number];
  /** Share of the other kind. */
  readonly otherShare: number;
}

/** Rates and weights of the two exponentials of which the time in the system is made. */
function parts({ arrivalsPerSecond, meansS, otherShare }: TwoSpeeds) {
  const [first, second] = [1 / meansS[0], 1 / meansS[1]];
  const load = arrivalsPerSecond * ((1 - otherShare) * meansS[0] + otherShare * meansS[1]);
  if (!(load < 1)) throw new RangeError(`load is ${load}: give less than one server can do`);
  const mixed = (1 - otherShare) * first + otherShare * second;
  // Pollaczek and Khinchine: (1 - rho) s B(s)/(s - lambda + lambda B(s)), whose denominator is s(s + a)(s + b).
  const half = (first + second - arrivalsPerSecond) / 2;
  const product = first * second - arrivalsPerSecond * (first + second - mixed);
  const root = Math.sqrt(half * half - product);
  const [fast, slow] = [half + root, product / (half + root)];
  const numerator = (rate: number) => (1 - load) * (first * second - mixed * rate);
  return [
    { rate: slow, weight: numerator(slow) / ((fast - slow) * slow) },
    { rate: fast, weight: numerator(fast) / ((slow - fast) * fast) },
  ] as const;
}

/**
 * P(T > t), T the time in the system, first come first served.
 * @throws RangeError unless rho is below 1
 */
export const twoSpeedsLongerThan = (given: TwoSpeeds, seconds: number): number =>
  parts(given).reduce((share, { rate, weight }) => share + weight * Math.exp(-rate * seconds), 0);

/** Quantile of T, s. */
export const twoSpeedsQuantileS = (given: TwoSpeeds, share: number): number =>
  quantileOfTail((seconds) => twoSpeedsLongerThan(given, seconds), share, given.meansS[0]);
