import type { Recovery } from '@squall/metrics';

/**
 * What became of one run of a map: the verdict on it, or `overloaded` when it did not serve what was offered before its trigger
 * already, so that there is nothing to come back to. From the worst on.
 */
export const mapVerdicts = [
  'metastable',
  'overloaded',
  'undecided',
  'recovered',
  'stable',
] as const;
export type MapVerdict = (typeof mapVerdicts)[number];

export const mapVerdictOf = (recovery: Recovery | null): MapVerdict =>
  recovery === null ? 'overloaded' : recovery.verdict;

export type VerdictCounts = Readonly<Record<MapVerdict, number>>;

export function countVerdicts(verdicts: readonly MapVerdict[]): VerdictCounts {
  const counts = { metastable: 0, overloaded: 0, undecided: 0, recovered: 0, stable: 0 };
  for (const verdict of verdicts) counts[verdict]++;
  return counts;
}

/** The verdict of most runs; of as many, the worse one. */
export function majorityOf(counts: VerdictCounts): MapVerdict {
  return mapVerdicts.reduce((most, verdict) => (counts[verdict] > counts[most] ? verdict : most));
}
