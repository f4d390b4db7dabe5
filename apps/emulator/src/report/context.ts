import type { MeasureSummary, RunSummary, Timeline, VariantSummary } from '@squall/experiment';
import type { Painter } from './charts/painter.ts';

/** What every part of the report is made from. */
export interface Report {
  readonly summary: RunSummary;
  readonly painter: Painter;
  /** Each service by name: how far its attempts went above its capacity, in any cell of any variant. */
  readonly peaks: ReadonlyMap<string, number>;
}

export function reportOf(summary: RunSummary, painter: Painter): Report {
  return { summary, painter, peaks: peaksOf(Object.values(summary.timelines)) };
}

/** One scale for a service in all cells and variants, relative to its capacity, so that panels can be compared. */
function peaksOf(timelines: readonly Timeline[]): ReadonlyMap<string, number> {
  const peaks = new Map<string, number>();
  for (const {
    service,
    attemptsPerSecond,
    goodputPerSecond,
    capacityPerSecond,
  } of timelines.flatMap(({ services }) => services)) {
    const most = greatest([...attemptsPerSecond, ...goodputPerSecond]);
    if (!(capacityPerSecond > 0)) continue;
    peaks.set(service, Math.max(peaks.get(service) ?? 1.2, most / capacityPerSecond));
  }
  return peaks;
}

/** The largest of many values that are at least 0; spread into Math.max, a long series would overflow the stack. */
export function greatest(values: readonly number[]): number {
  return values.reduce((most, value) => (value > most ? value : most), 0);
}

/** The name of a variant within the page: readable where the name allows it, and never the name of another. */
export function anchorOf({ summary }: Report, variant: string): string {
  const index = summary.variants.findIndex(({ name }) => name === variant);
  return /^[a-z0-9-]{1,64}$/.test(variant) ? `variant-${variant}` : `variant_${index}`;
}

function variantNamed({ summary }: Report, name: string): VariantSummary | undefined {
  return summary.variants.find((variant) => variant.name === name);
}

export function titleOf(report: Report, variant: string): string {
  return variantNamed(report, variant)?.title ?? variant;
}

export function measureNamed(
  report: Report,
  variant: string,
  measure: string,
): MeasureSummary | undefined {
  return variantNamed(report, variant)?.measures.find(({ name }) => name === measure);
}

/** Measures of one kind, `onlineMin`, of every part whose name begins so, `cell.`: with the name of the part. */
export function measuresOf(
  variant: VariantSummary,
  prefix: string,
  figure: string,
): readonly { readonly of: string; readonly measure: MeasureSummary }[] {
  const suffix = `.${figure}`;
  return variant.measures
    .filter(({ name }) => name.startsWith(prefix) && name.endsWith(suffix))
    .map((measure) => ({ of: measure.name.slice(prefix.length, -suffix.length), measure }));
}

/** How many of the values say that it did not happen within the horizon. */
export function missing(values: readonly (number | null)[]): number {
  return values.filter((value) => value === null).length;
}
