export type {
  Annotation,
  ClaimResult,
  MeasureSummary,
  Provenance,
  RunSummary,
  SensitivityResult,
  ServiceSeries,
  Timeline,
  VariantSummary,
} from './summary.ts';
