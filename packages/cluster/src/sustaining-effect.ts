import type { Recovery } from '@squall/metrics';
import type { Plan, PlannedStation } from './plan.ts';
import type { Sample, StationSample } from './samples.ts';
import type { ClusterSpec } from './spec.ts';
import { isBaseline, triggerAtMs } from './trigger.ts';
import { tolerance } from './verdicts.ts';

/** What a service did over some windows. */
export interface ServiceLoad {
  readonly attemptsPerSecond: number;
  /** Attempts for each answer that somebody still waited for; null: there was none. */
  readonly attemptsPerAnswer: number | null;
  /** Attempts for each request served, in vain or not; null: none was served. */
  readonly attemptsPerServed: number | null;
  /** Share of what was served that was served for nobody who still waited, 0..1; null: nothing was served. */
  readonly wastedShare: number | null;
  /** Busy servers over all servers, time-weighted, 0..1. */
  readonly utilisation: number;
}

export interface ServiceLoads {
  /** Over the baseline. */
  readonly before: ServiceLoad;
  /** After the trigger was gone, as long as the cell was out. */
  readonly after: ServiceLoad;
}

/**
 * down: it is asked and serves nobody. retries: more is asked of it for each request that it serves. wastedWork: more of
 * what it serves is for those who have gone.
 */
export type Effect = 'down' | 'retries' | 'wastedWork';

/** What keeps a cell down after its trigger is gone. Plain JSON. */
export interface SustainingEffect {
  /** From the end of the trigger until the cell was back for good, or to the end of the run, ms. */
  readonly fromMs: number;
  readonly untilMs: number;
  /** `cell/service` of the one that holds the cell back, null when each of them does as before. */
  readonly service: string | null;
  /** What is wrong with it, the greater factor first. */
  readonly effects: readonly Effect[];
  /** All services that the cell uses, by `cell/service`. */
  readonly services: Readonly<Record<string, ServiceLoads>>;
}

export interface SustainingInput {
  readonly spec: ClusterSpec;
  readonly plan: Plan;
  readonly samples: readonly Sample[];
  /** When the trigger was gone, ms; null: not within the run. */
  readonly triggerEndsMs: number | null;
}

interface Window {
  readonly fromMs: number;
  readonly sample: Sample;
}

function windowsOf(samples: readonly Sample[]): readonly Window[] {
  return samples.map((sample, i) => ({ fromMs: samples[i - 1]?.atMs ?? 0, sample }));
}

const ratio = (above: number, below: number) => (below > 0 ? above / below : null);

function loadOf(windows: readonly Window[], station: number): ServiceLoad {
  const total = (figure: keyof StationSample) =>
    windows.reduce((sum, { fromMs, sample }) => {
      const ms = sample.atMs - fromMs;
      return sum + ((sample.stations[station]?.[figure] ?? 0) * ms) / 1000;
    }, 0);
  const seconds = windows.reduce((sum, { fromMs, sample }) => sum + sample.atMs - fromMs, 0) / 1000;
  const [attempts, goodput, served] = [
    total('attemptsPerSecond'),
    total('goodputPerSecond'),
    total('throughputPerSecond'),
  ];
  return {
    attemptsPerSecond: ratio(attempts, seconds) ?? 0,
    attemptsPerAnswer: ratio(attempts, goodput),
    attemptsPerServed: ratio(attempts, served),
    wastedShare: ratio(served - goodput, served),
    utilisation: ratio(total('utilisation'), seconds) ?? 0,
  };
}

/**
 * How many times more of something than before; Infinity when nothing comes of it any more. Who was not asked before would
 * have served each attempt.
 */
function factor(before: number | null, after: number | null): number {
  return after === null ? Infinity : after / Math.max(before ?? 1, 1);
}

/** The reciprocal of the useful share: how much is served for each request served usefully. */
function servedPerUseful({ wastedShare }: ServiceLoad): number | null {
  return ratio(1, 1 - (wastedShare ?? 0));
}

/** As far above what it was as the band is deep. */
const outside = 1 / (1 - tolerance);

/**
 * Attempts per answer is a product: attempts per request served, and requests served per useful one. The first is the
 * workload's amplification, the second what is left of the capacity (w_L and w_C of OSDI 2022).
 */
function effectsOf({ before, after }: ServiceLoads): readonly Effect[] {
  if (after.attemptsPerSecond === 0) return [];
  if (after.attemptsPerServed === null) return ['down'];
  const factors: readonly (readonly [Effect, number])[] = [
    ['retries', factor(before.attemptsPerServed, after.attemptsPerServed)],
    ['wastedWork', factor(servedPerUseful(before), servedPerUseful(after))],
  ];
  return factors
    .filter(([, times]) => times > outside)
    .toSorted(([, a], [, b]) => b - a)
    .map(([effect]) => effect);
}

/**
 * One that is down holds back all that need it; else the one that works hardest for nothing: its utilisation times the share
 * of its attempts that come to nothing and did not before. A door that is closed on purpose turns many away, but is idle.
 */
function holdingBack(services: Readonly<Record<string, ServiceLoads>>): string | null {
  const worse = Object.entries(services)
    .map(([key, loads]) => ({ key, loads, effects: effectsOf(loads) }))
    .filter(({ effects }) => effects.length > 0);
  const weight = ({ loads: { before, after }, effects }: (typeof worse)[number]) =>
    effects[0] === 'down'
      ? 1
      : after.utilisation * (1 - 1 / factor(before.attemptsPerAnswer, after.attemptsPerAnswer));
  return worse.toSorted((a, b) => weight(b) - weight(a))[0]?.key ?? null;
}

/**
 * What kept a cell down when its trigger was gone: the services it uses, over the windows from the end of the trigger to its
 * return, against the baseline. The words are those of Bronson et al., "Metastable failures in distributed systems"
 * (HotOS 2021): the trigger is gone and the failure stays, by a sustaining effect; the two factors those of Huang et al.,
 * "Metastable failures in the wild" (OSDI 2022).
 *
 * @returns null when the cell was not out any more when the trigger was gone, or the trigger never was
 */
export function sustainingEffect(
  { spec, plan, samples, triggerEndsMs }: SustainingInput,
  cell: number,
  { leftBandAtMs, recoveredAtMs }: Recovery,
): SustainingEffect | null {
  if (leftBandAtMs === null || triggerEndsMs === null) return null;
  const windows = windowsOf(samples);
  const out = windows.filter(
    ({ fromMs, sample }) => fromMs >= triggerEndsMs && sample.atMs < (recoveredAtMs ?? Infinity),
  );
  const [first, last] = [out[0], out.at(-1)];
  if (first === undefined || last === undefined) return null;
  const usual = windows.filter(({ sample }) => isBaseline(spec, triggerAtMs(spec))(sample));
  const isOfCell = (station: PlannedStation) => station.cell === cell || station.cell < 0;
  const services = Object.fromEntries(
    plan.stations
      .filter(isOfCell)
      .map(({ index, key }) => [key, { before: loadOf(usual, index), after: loadOf(out, index) }]),
  );
  const service = holdingBack(services);
  const effects = service === null ? [] : effectsOf(services[service] as ServiceLoads);
  return { fromMs: first.fromMs, untilMs: last.sample.atMs, service, effects, services };
}

/** By `cell.<name>`; cells that nothing kept down are left out. */
export function sustainingEffects(
  input: SustainingInput,
  cellNames: readonly string[],
  verdicts: Readonly<Record<string, Recovery>>,
): Readonly<Record<string, SustainingEffect>> {
  return Object.fromEntries(
    cellNames.flatMap((name, i) => {
      const verdict = verdicts[`cell.${name}`];
      const effect = verdict ? sustainingEffect(input, i, verdict) : null;
      return effect ? [[`cell.${name}`, effect] as const] : [];
    }),
  );
}
