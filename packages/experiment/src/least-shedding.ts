import { type Bisection, type Recovery, type Trial, bisect } from '@squall/metrics';
import type { Replication } from './plan.ts';
import type { ReplicationResult } from './replicate.ts';
import type { VariantSummary } from './summary.ts';

/** The least share of connection attempts to refuse so that a variant comes back. Plain JSON. */
export interface LeastShedding extends Bisection {
  /** The cells that did not come back, in which it is done. */
  readonly cells: readonly string[];
  /** Made at each share; in every one of them all these cells had to be back for good. */
  readonly replications: number;
  /** Until when they had to be: twice the horizon of the run. */
  readonly horizonMs: number;
}

/** What is let in at the highest share that is tried: with less, not even a calm cluster would fill up again in time. */
const leastLetIn = 1 / 64;
/** A found share is known to an eighth of its last step. */
const stepsOfStep = 8;
/** Enough to tell chance from effect where each share costs a run of every one of them. */
const replicationsMax = 3;

/** Neither well nor back before a monitor would call it stuck. */
const isDown = ({ verdict }: Recovery) => verdict === 'metastable' || verdict === 'undecided';

/**
 * The cells that were metastable or undecided in most replications of a variant; none when its trigger lasted to the
 * end in all of them: shedding begins when it is gone.
 */
export function cellsThatNeedShedding({ triggers, verdicts }: VariantSummary): readonly string[] {
  if (triggers.every(({ endsAtMs }) => endsAtMs === null)) return [];
  return verdicts
    .filter(({ group }) => group.startsWith('cell.'))
    .filter(({ recoveries }) => recoveries.filter(isDown).length * 2 > recoveries.length)
    .map(({ group }) => group.slice('cell.'.length));
}

/**
 * The same replications, the first few of them, with a share of the attempts refused and twice as long: a door that is
 * nearly shut needs time to let everybody in.
 */
export function planShedding(
  replications: readonly Replication[],
  share: number,
  cells: readonly string[],
  horizonMs: number,
): Replication[] {
  return replications.slice(0, replicationsMax).map(({ module, point, index, seed, engine }) => ({
    module,
    point: { ...point, horizonMs, shedding: { share, cells: [...cells] } },
    index,
    seed,
    ...(engine === undefined ? {} : { engine }),
  }));
}

/** Whether all these cells are back for good, or never were out. */
export function isBack({ verdicts }: ReplicationResult, cells: readonly string[]): boolean {
  return cells.every((cell) => {
    const found = verdicts[`cell.${cell}`];
    return found?.verdict === 'stable' || (found?.recoveredAtMs ?? null) !== null;
  });
}

/**
 * The least share that is enough: what is let in is halved until it is little enough, then the last step is bisected. From
 * above it could not be searched: who refuses nearly everybody lets nobody come back.
 *
 * @param hold - whether a share is enough, by replication
 */
export async function searchShedding(
  hold: (share: number) => Promise<readonly boolean[]>,
  replications: number,
): Promise<Bisection> {
  const tried = new Map<number, Promise<readonly boolean[]>>();
  const trials: Trial[] = [];
  const make = async (share: number) => {
    const held = await hold(share);
    trials.push({ value: share, held: held.filter(Boolean).length });
    return held;
  };
  const outcomes = (share: number) => {
    const made = tried.get(share) ?? make(share);
    tried.set(share, made);
    return made;
  };
  let tooLittle: number | null = null;
  for (let letIn = 1; letIn >= leastLetIn; letIn /= 2) {
    const share = 1 - letIn;
    // One after the other: most searches end after a few.
    // oxlint-disable-next-line no-await-in-loop
    if ((await outcomes(share)).every(Boolean)) {
      if (tooLittle === null) return { least: share, tooLittle, trials };
      // oxlint-disable-next-line no-await-in-loop
      const found = await bisect(async (value, i) => (await outcomes(value))[i] ?? false, {
        low: tooLittle,
        high: share,
        resolution: (share - tooLittle) / stepsOfStep,
        replications,
      });
      return { ...found, trials };
    }
    tooLittle = share;
  }
  return { least: null, tooLittle, trials };
}
