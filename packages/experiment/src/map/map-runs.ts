import { InputError } from '@squall/cluster';
import type { ReplicationResult } from '../replicate.ts';
import type { RowResult } from '../reproduction/make-row.ts';
import { type MapVerdict, mapVerdictOf } from './map-verdict.ts';

/** What one task of a map came to: a verdict and a digest for each of its runs. */
export interface MapRuns {
  readonly key: string;
  readonly verdicts: readonly MapVerdict[];
  readonly digests: readonly string[];
  readonly events: number;
}

/** @throws InputError when the table does not say whether it came back */
export function runsOfRow({ key, recoveries, digests, events }: RowResult): MapRuns {
  if (recoveries === undefined)
    throw new InputError('its replications give no recovery: a map needs one of each');
  return { key, verdicts: recoveries.map(mapVerdictOf), digests, events };
}

/**
 * @param judged - whose verdict: `cell.main`, `cohort.all`
 * @throws InputError when nobody is called so
 */
export function runsOfReplication(
  { key, verdicts, digest, events }: ReplicationResult,
  judged: string,
): MapRuns {
  const recovery = verdicts[judged];
  if (recovery === undefined) throw new InputError(`${key} has no verdict on ${judged}`);
  return { key, verdicts: [mapVerdictOf(recovery)], digests: [digest], events };
}
