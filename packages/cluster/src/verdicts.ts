import { type Recovery, recovery } from '@squall/metrics';
import type { LogEntry } from './log.ts';
import type { Population } from './population.ts';
import type { Sample } from './samples.ts';
import type { ClusterSpec } from './spec.ts';
import { isBaseline, triggerAtMs, triggerEndsAtMs } from './trigger.ts';

export interface VerdictInput {
  readonly spec: ClusterSpec;
  readonly population: Population;
  readonly samples: readonly Sample[];
  readonly log: readonly LogEntry[];
}

/** Inside the band: at most this share below the baseline. */
export const tolerance = 0.05;
/** Back inside for this long, and for so many windows at least, is back for good as far as can be seen. */
const holdMs = 30_000;
const holdWindowsMin = 6;

/** What became of a group of clients by how many of them were online, window by window. */
export function groupVerdict(input: VerdictInput, onlineIn: (sample: Sample) => number): Recovery {
  const { spec, samples } = input;
  const triggerMs = triggerAtMs(spec);
  const series = samples.map((sample) => ({ atMs: sample.atMs, value: onlineIn(sample) }));
  return recovery(series, {
    baselineFromMs: spec.warmUpMs,
    baselineToMs: series.findLast(isBaseline(spec, triggerMs))?.atMs ?? triggerMs,
    triggerMs,
    triggerEndsMs: triggerEndsAtMs(spec, input.log),
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
