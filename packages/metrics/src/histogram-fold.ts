import type { Fold } from './fold.ts';
import {
  createHistogram,
  type Histogram,
  type HistogramData,
  type HistogramOptions,
} from './histogram.ts';
import type { Reading } from './reading.ts';

/** A distribution in few numbers, null where there were no values. */
export interface QuantilesValue {
  readonly count: number;
  readonly mean: number | null;
  readonly min: number | null;
  readonly max: number | null;
  readonly p50: number | null;
  readonly p90: number | null;
  readonly p99: number | null;
  readonly p999: number | null;
}

const quantiles = (histogram: Histogram): QuantilesValue => ({
  count: histogram.count,
  mean: histogram.mean,
  min: histogram.min,
  max: histogram.max,
  p50: histogram.quantile(0.5),
  p90: histogram.quantile(0.9),
  p99: histogram.quantile(0.99),
  p999: histogram.quantile(0.999),
});

function foldInto<R, V>(
  reading: Reading<R>,
  options: HistogramOptions,
  read: (histogram: Histogram) => V,
): Fold<Histogram, R, V> {
  createHistogram(options); // a wrong accuracy is told here, not at the first window
  return {
    start: () => createHistogram(options),
    step: (histogram, record) => {
      const value = reading(record);
      if (value !== undefined) histogram.record(value);
      return histogram;
    },
    read,
  };
}

/** The whole distribution of a reading of at least 0, to be merged over windows, replications or workers. */
export function histogramOf<R>(
  reading: Reading<R>,
  options: HistogramOptions = {},
): Fold<Histogram, R, HistogramData> {
  return foldInto(reading, options, (histogram) => histogram.toJSON());
}

/** The usual quantiles of a reading of at least 0. */
export function quantilesOf<R>(
  reading: Reading<R>,
  options: HistogramOptions = {},
): Fold<Histogram, R, QuantilesValue> {
  return foldInto(reading, options, quantiles);
}
