import { createHistogram, type HistogramData } from './histogram.ts';

/**
 * Histograms of one accuracy as one, as if a single one had recorded all values. None give an empty one of 1 %.
 *
 * @throws RangeError when the accuracies differ
 */
export function mergeHistograms(parts: readonly HistogramData[]): HistogramData {
  const [first] = parts;
  const merged = createHistogram(first ? { relativeAccuracy: first.relativeAccuracy } : {});
  for (const part of parts) merged.add(part);
  return merged.toJSON();
}
