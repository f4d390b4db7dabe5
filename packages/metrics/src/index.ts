export { createDigest, type Digest, digestOf } from './digest.ts';
export { type Estimate, estimate, type EstimateOptions } from './estimate.ts';
export { type Fold, foldAll, type Timed, type ValueOf } from './fold.ts';
export { createLedger, type Imbalance, type Ledger } from './ledger.ts';
export { type LedgerTotals, mergeLedgers } from './ledger-totals.ts';
export { createLedgers, type Ledgers } from './ledgers.ts';
export { pairedDifference } from './paired-difference.ts';
export { recovery, type Recovery, type RecoveryOptions, type SeriesPoint } from './recovery.ts';
export { type MetricWindow, type WindowOptions, windows } from './windows.ts';
