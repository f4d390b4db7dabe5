import jstat from 'jstat';

export interface Moments {
  readonly mean: number;
  readonly variance: number;
}

export function moments(sample: Iterable<number>): Moments {
  let count = 0;
  let mean = 0;
  let squares = 0;
  for (const x of sample) {
    count += 1;
    const delta = x - mean;
    mean += delta / count;
    squares += delta * (x - mean);
  }
  return { mean, variance: squares / (count - 1) };
}

/** Pearson's correlation. Between independent samples, times √n, it is standard normal. */
export function correlation(xs: readonly number[], ys: readonly number[]): number {
  const [ofX, ofY] = [moments(xs), moments(ys)];
  const sum = xs.reduce((total, x, at) => total + (x - ofX.mean) * ((ys[at] ?? 0) - ofY.mean), 0);
  return sum / (xs.length - 1) / Math.sqrt(ofX.variance * ofY.variance);
}

/** The probability of a chi-square statistic this large if all buckets were equally likely. */
export function chiSquareP(counts: readonly number[]): number {
  const expected = counts.reduce((total, count) => total + count, 0) / counts.length;
  const statistic = counts.reduce((total, count) => total + (count - expected) ** 2 / expected, 0);
  return 1 - jstat.chisquare.cdf(statistic, counts.length - 1);
}

/**
 * Kolmogorov and Smirnov's distance between a sample and a distribution function, times √n.
 * If the sample is of that distribution, it exceeds 1.95 once in a thousand.
 */
export function kolmogorovSmirnov(sample: readonly number[], cdf: (x: number) => number): number {
  const sorted = sample.toSorted((a, b) => a - b);
  const count = sorted.length;
  const distances = sorted.map((x, at) => {
    const p = cdf(x);
    return Math.max(p - at / count, (at + 1) / count - p);
  });
  return Math.sqrt(count) * distances.reduce((worst, distance) => Math.max(worst, distance), 0);
}
