import type { LedgerTotals } from '@squall/metrics';
import type { LogEntry } from './log.ts';
import { brownsOut, fleetOperations } from './measure-names.ts';
import type { Plan } from './plan.ts';
import { type Sample, successShare } from './samples.ts';
import type { CohortTally } from './tallies.ts';
import { isBaseline, triggerAtMs, triggerEndsAtMs } from './trigger.ts';
import { type VerdictInput, groupVerdict } from './verdicts.ts';

/** Named figures of one run, flat; null: it did not happen within the horizon. Units stand last in the name. */
export type Measures = Readonly<Record<string, number | null>>;

export interface MeasureInput extends VerdictInput {
  readonly plan: Plan;
  readonly tallies: readonly CohortTally[];
  readonly ledger: Readonly<Record<string, LedgerTotals>>;
}

/** A service is called overloaded in a window in which fewer than half of its requests are answered in time. */
const overloadedSuccessShare = 0.5;

const mean = (values: readonly number[]) =>
  values.length > 0 ? values.reduce((sum, value) => sum + value, 0) / values.length : 0;

/** How a group of clients fared: lowest share online, share at the end, time to recover, how long the storm outlasts its trigger, stuck or not. */
function groupMeasures(
  input: MeasureInput,
  name: string,
  onlineIn: (sample: Sample) => number,
): Measures {
  const { spec, samples } = input;
  const triggerMs = triggerAtMs(spec);
  const outcome = groupVerdict(input, onlineIn);
  const share = (value: number) => (outcome.baseline > 0 ? value / outcome.baseline : 0);
  const endsMs = triggerEndsAtMs(spec, input.log);
  const recoveredMs = outcome.verdict === 'stable' ? triggerMs : outcome.recoveredAtMs;
  const last = samples.at(-1);
  return {
    [`${name}.onlineMin`]: share(outcome.worst),
    [`${name}.onlineAtEnd`]: share(last ? onlineIn(last) : 0),
    [`${name}.recoveryMs`]: recoveredMs === null ? null : recoveredMs - triggerMs,
    [`${name}.outlastsTriggerMs`]:
      endsMs === null ? null : Math.max(0, (recoveredMs ?? spec.horizonMs) - endsMs),
    [`${name}.metastable`]: outcome.verdict === 'metastable' ? 1 : 0,
  };
}

/** How many of a cell's clients had to do without a feature: at most, and at the end; only where there is a brown-out. */
function degradedMeasures({ spec, population, samples }: MeasureInput, cell: number): Measures {
  if (!brownsOut(spec)) return {};
  const clients = Math.max(1, population.cellSizes[cell] ?? 0);
  const shares = samples.map(({ degradedByCell }) => (degradedByCell?.[cell] ?? 0) / clients);
  const name = `cell.${population.cellNames[cell]}`;
  return {
    [`${name}.degradedPeakShare`]: Math.max(0, ...shares),
    [`${name}.degradedAtEnd`]: shares.at(-1) ?? 0,
  };
}

function stationMeasures(input: MeasureInput, index: number): Measures {
  const { spec, plan, samples, ledger } = input;
  const planned = plan.stations[index];
  if (planned === undefined) return {};
  const triggerMs = triggerAtMs(spec);
  const seen = samples.map((sample) => ({ atMs: sample.atMs, at: sample.stations[index] }));
  const before = seen.filter(isBaseline(spec, triggerMs));
  const after = seen.filter(({ atMs }) => atMs > triggerMs);
  const attempts = (entry: (typeof seen)[number]) => entry.at?.attemptsPerSecond ?? 0;
  const overloaded = after.filter(({ at }) => successShare(at) < overloadedSuccessShare);
  const usual = mean(before.map(attempts));
  const totals = ledger[planned.key];
  const first = totals?.requestedFirst ?? 0;
  const name = `service.${planned.key}`;
  return {
    [`${name}.overloadedMs`]: overloaded.length * spec.windowMs,
    [`${name}.attemptsPeakPerSecond`]: Math.max(0, ...after.map(attempts)),
    [`${name}.attemptsPeakRatio`]: usual > 0 ? Math.max(0, ...after.map(attempts)) / usual : null,
    [`${name}.queuePeakShare`]:
      Math.max(0, ...after.map((entry) => entry.at?.queueLength ?? 0)) /
      Math.max(1, planned.station.queueCapacity),
    [`${name}.amplification`]: first > 0 ? (first + (totals?.requestedRetry ?? 0)) / first : null,
    [`${name}.wastedShare`]:
      totals && totals.servedUseful + totals.servedWasted > 0
        ? totals.servedWasted / (totals.servedUseful + totals.servedWasted)
        : null,
  };
}

function cohortMeasures({ population, tallies }: MeasureInput, cohort: number): Measures {
  const tally = tallies[cohort];
  const size = population.cohortSizes[cohort] ?? 0;
  if (tally === undefined || size === 0) return {};
  const name = `cohort.${population.cohortNames[cohort]}`;
  const perClient = (events: number) => events / size;
  const messages = tally.messages;
  return {
    [`${name}.disconnectsPerClient`]: perClient(tally.disconnected),
    [`${name}.disconnectedByConfigurationShare`]: perClient(tally.cutOff),
    [`${name}.retriesByHandPerClient`]: perClient(tally.byHand),
    [`${name}.attemptsPerClient`]: perClient(tally.connects),
    [`${name}.messagesFailedShare`]: messages > 0 ? tally.messagesFailed / messages : null,
    [`${name}.leftPerClient`]: perClient(tally.left),
  };
}

/** From the first instance taken until the last deploy of the cell is complete. */
function deployMs(entries: readonly LogEntry[], deploys: number): number | null {
  const ends = entries.filter(({ kind }) => kind === 'deployed');
  const begin = entries.find(({ kind }) => kind === 'deploy');
  if (begin === undefined || ends.length < deploys) return null;
  return (ends.at(-1)?.atMs ?? 0) - begin.atMs;
}

/** What was done to the services of a cell. Fleets have figures of their own, where there are any. */
function cellMeasures({ spec, log }: MeasureInput, cell: string): Measures {
  const entries = log.filter((entry) => entry.cell === cell);
  const count = (wanted: LogEntry['kind']) => entries.filter(({ kind }) => kind === wanted).length;
  const { checks, deploys } = fleetOperations(spec, cell);
  return {
    [`cell.${cell}.crashes`]: count('crash'),
    ...(checks > 0 ? { [`cell.${cell}.evictions`]: count('evicted') } : {}),
    ...(deploys > 0 ? { [`cell.${cell}.deployMs`]: deployMs(entries, deploys) } : {}),
  };
}

/** All figures of a run. */
export function measure(input: MeasureInput): Measures {
  const { plan, population } = input;
  return Object.assign(
    {},
    ...population.cellNames.map((cell, i) => ({
      ...groupMeasures(input, `cell.${cell}`, (sample) => sample.onlineByCell[i] ?? 0),
      ...cellMeasures(input, cell),
      ...degradedMeasures(input, i),
    })),
    ...population.cohortNames.map((cohort, i) => ({
      ...groupMeasures(input, `cohort.${cohort}`, (sample) => sample.onlineByCohort[i] ?? 0),
      ...cohortMeasures(input, i),
    })),
    ...plan.stations.map((_, i) => stationMeasures(input, i)),
  ) as Measures;
}
