import type { Verdict } from '@squall/metrics';
import type { ReplicationResult } from './replicate.ts';
import type { VerdictSummary } from './summary.ts';

/** Every verdict, from the best to the one that nobody can tell yet. */
export const verdictKinds: readonly Verdict[] = ['stable', 'recovered', 'metastable', 'undecided'];

function summaryOf(group: string, results: readonly ReplicationResult[]): VerdictSummary {
  const recoveries = results.flatMap(({ verdicts }) => verdicts[group] ?? []);
  const count = (kind: Verdict) => recoveries.filter(({ verdict }) => verdict === kind).length;
  return {
    group,
    counts: {
      stable: count('stable'),
      recovered: count('recovered'),
      metastable: count('metastable'),
      undecided: count('undecided'),
    },
    recoveries,
    ...(group.startsWith('cell.')
      ? { sustaining: results.map(({ sustaining }) => sustaining[group] ?? null) }
      : {}),
  };
}

/** The verdicts of a variant by group, in the order of its first replication: cells, then cohorts. */
export function summariseVerdicts(
  results: readonly ReplicationResult[],
): readonly VerdictSummary[] {
  return Object.keys(results[0]?.verdicts ?? {}).map((group) => summaryOf(group, results));
}
