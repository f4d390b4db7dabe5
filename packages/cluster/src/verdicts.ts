import { type Recovery, recovery } from '@squall/metrics';
import type { LogEntry } from './log.ts';
import type { Population } from './population.ts';
import type { Sample } from './samples.ts';
import type { ClusterSpec } from './spec.ts';

export interface VerdictInput {
  readonly spec: ClusterSpec;
  readonly population: Population;
  readonly samples: readonly Sample[];
  readonly log: readonly LogEntry[];
}

/** Inside the band: at most this share below the baseline. */
const tolerance = 0.05;
/** Back inside for this long, and for so many windows at least, is back for good as far as can be seen. */
const holdMs = 30_000;
const holdWindowsMin = 6;

/** When the trigger sets in: the roll-out, the first fault or deploy; the horizon when there is none of them. */
export function triggerAtMs(spec: ClusterSpec): number {
  const { configuration, faults, deploys = [], horizonMs } = spec;
  const timed = [...faults, ...deploys].map(({ atMs }) => atMs);
  return Math.min(configuration?.startMs ?? horizonMs, ...timed);
}

/** When the cause is gone: the mended configuration or the rollback is published, the last fault and the last deploy have ended. */
export function triggerEndsAtMs({ spec, log }: VerdictInput): number | null {
  const mended = log.find((entry) => entry.kind === 'mended' || entry.kind === 'rollback');
  if (spec.configuration && mended === undefined) return null;
  const deployed = log.filter((entry) => entry.kind === 'deployed').map(({ atMs }) => atMs);
  if (deployed.length < (spec.deploys?.length ?? 0)) return null;
  const ends = spec.faults.map((fault) => fault.atMs + ('forMs' in fault ? fault.forMs : 0));
  if (mended && spec.configuration) ends.push(mended.atMs);
  ends.push(...deployed);
  return ends.length > 0 ? Math.max(triggerAtMs(spec), ...ends) : null;
}

/** A window that ends at the very moment of the trigger may have seen it already: it belongs to neither side. */
export function isBaseline({ warmUpMs, horizonMs }: ClusterSpec, triggerMs: number) {
  return ({ atMs }: { readonly atMs: number }) =>
    atMs > warmUpMs && (atMs < triggerMs || triggerMs === horizonMs);
}

/** What became of a group of clients by how many of them were online, window by window. */
export function groupVerdict(input: VerdictInput, onlineIn: (sample: Sample) => number): Recovery {
  const { spec, samples } = input;
  const triggerMs = triggerAtMs(spec);
  const series = samples.map((sample) => ({ atMs: sample.atMs, value: onlineIn(sample) }));
  return recovery(series, {
    baselineFromMs: spec.warmUpMs,
    baselineToMs: series.findLast(isBaseline(spec, triggerMs))?.atMs ?? triggerMs,
    triggerMs,
    triggerEndsMs: triggerEndsAtMs(input),
    tolerance,
    holdWindows: Math.max(holdWindowsMin, Math.ceil(holdMs / spec.windowMs)),
    horizonMs: spec.horizonMs,
  });
}

/** The verdict on each cell and each cohort, by `cell.main` and `cohort.all`. */
export function verdicts(input: VerdictInput): Readonly<Record<string, Recovery>> {
  const { cellNames, cohortNames } = input.population;
  return Object.fromEntries([
    ...cellNames.map((cell, i) => [
      `cell.${cell}`,
      groupVerdict(input, (sample) => sample.onlineByCell[i] ?? 0),
    ]),
    ...cohortNames.map((cohort, i) => [
      `cohort.${cohort}`,
      groupVerdict(input, (sample) => sample.onlineByCohort[i] ?? 0),
    ]),
  ]) as Readonly<Record<string, Recovery>>;
}
