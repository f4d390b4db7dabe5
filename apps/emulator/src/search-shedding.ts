import {
  type LeastShedding,
  type Replication,
  type ReplicationResult,
  type RunSummary,
  type VariantSummary,
  cellsThatNeedShedding,
  isBack,
  keyOf,
  planShedding,
  searchShedding,
} from '@squall/experiment';
import { clusterExecutor } from './executors.ts';
import { makeMissing } from './make-missing.ts';
import type { RunOptions } from './options.ts';
import type { RunFolder } from './run-folder.ts';

/** Somebody has pressed Ctrl-C in the midst of a search. */
class Interrupted extends Error {}

/** Hears Ctrl-C from now on, between two shares as well: there nobody else listens. */
function listen() {
  const signals = ['SIGINT', 'SIGTERM'] as const;
  let heard = false;
  const hear = () => void (heard = true);
  for (const signal of signals) process.on(signal, hear);
  return {
    heard: () => heard,
    end: () => {
      for (const signal of signals) process.off(signal, hear);
    },
  };
}

export interface SheddingSearch {
  /** The replications of the run itself. */
  readonly plan: readonly Replication[];
  readonly options: RunOptions;
  readonly folder: RunFolder<ReplicationResult>;
}

interface Listening extends SheddingSearch {
  readonly interrupted: () => boolean;
}

/** Makes the replications of a variant at a share, those that the folder does not hold yet. */
async function makeAt(
  planned: readonly Replication[],
  { options, folder, interrupted }: Listening,
): Promise<readonly ReplicationResult[]> {
  const unwatched = { ...options, inspect: [] };
  const { ending, results } = await makeMissing(planned, keyOf, folder, (onProgress) =>
    clusterExecutor(unwatched, onProgress),
  );
  if (ending === 'interrupted' || interrupted()) throw new Interrupted();
  const byKey = new Map(results.map((result) => [result.key, result]));
  return planned.flatMap((replication) => byKey.get(keyOf(replication)) ?? []);
}

async function searchVariant(
  variant: VariantSummary,
  horizonMs: number,
  search: Listening,
): Promise<LeastShedding | undefined> {
  const cells = cellsThatNeedShedding(variant);
  if (cells.length === 0) return undefined;
  // Typed arrays are faster, and their history is the same.
  const { engine = 'flyweight' } = search.options;
  const own = search.plan
    .filter(({ point }) => point.variant === variant.name && point.figures === undefined)
    .map((replication) => ({ ...replication, engine }));
  const { length: replications } = planShedding(own, 0, cells, horizonMs);
  const hold = async (share: number) => {
    const planned = planShedding(own, share, cells, horizonMs);
    return (await makeAt(planned, search)).map((result) => isBack(result, cells));
  };
  return { ...(await searchShedding(hold, replications)), cells, replications, horizonMs };
}

/**
 * Searches the least load shedding for every variant that was down in most of its replications, one after the other.
 *
 * @returns the summary with what was found; undefined when it was interrupted
 */
export async function withLeastShedding(
  summary: RunSummary,
  search: SheddingSearch,
): Promise<RunSummary | undefined> {
  const variants: VariantSummary[] = [];
  const signals = listen();
  const listening = { ...search, interrupted: signals.heard };
  try {
    for (const variant of summary.variants) {
      // oxlint-disable-next-line no-await-in-loop
      const leastShedding = await searchVariant(variant, 2 * summary.horizonMs, listening);
      variants.push(leastShedding ? { ...variant, leastShedding } : variant);
    }
  } catch (error) {
    if (error instanceof Interrupted) return undefined;
    throw error;
  } finally {
    signals.end();
  }
  return { ...summary, variants };
}
