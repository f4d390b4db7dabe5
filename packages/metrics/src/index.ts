export { afterWarmUp } from './after-warm-up.ts';
export {
  type Bisection,
  type BisectionOptions,
  type Trial,
  bisect,
  bisectAtOnce,
} from './bisect.ts';
export { byKey } from './by-key.ts';
export { combine, type CombinedValue } from './combine.ts';
export { counter } from './counter.ts';
export { createDigest, type Digest, digestOf } from './digest.ts';
export { nodeSha256, type Sha256 } from './digest-hash.ts';
export { dropBefore } from './drop-before.ts';
export { type Estimate, estimate, type EstimateOptions } from './estimate.ts';
export { type Fold, foldAll, type RecordOf, type Timed, type ValueOf } from './fold.ts';
export { foldEach } from './fold-each.ts';
export {
  createHistogram,
  type Histogram,
  type HistogramData,
  histogramFrom,
  type HistogramOptions,
} from './histogram.ts';
export { histogramOf, quantilesOf, type QuantilesValue } from './histogram-fold.ts';
export { createLedger, type Imbalance, type Ledger, type LedgerEntries } from './ledger.ts';
export { type LedgerTotals, mergeLedgers } from './ledger-totals.ts';
export { createLedgers, type Ledgers } from './ledgers.ts';
export type { LevelValue } from './level.ts';
export { littlesLaw, type LittlesLawInput, type LittlesLawResult } from './littles-law.ts';
export { maxOf } from './max.ts';
export { meanOf } from './mean.ts';
export { mergeHistograms } from './merge-histograms.ts';
export { minOf } from './min.ts';
export { type Moves, occupancy } from './occupancy.ts';
export { only } from './only.ts';
export { pairedDifference } from './paired-difference.ts';
export { ratePerSecond } from './rate.ts';
export type { Reading } from './reading.ts';
export {
  recovery,
  type Recovery,
  type RecoveryOptions,
  type SeriesPoint,
  type Verdict,
} from './recovery.ts';
export { sumOf } from './sum.ts';
export { timeWeighted } from './time-weighted.ts';
export { type MetricWindow, type WindowOptions, windows } from './windows.ts';
