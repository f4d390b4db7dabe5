import { type Cluster, type ClusterOptions, createCluster } from '../cluster.ts';
import type { ClusterResult } from '../reading.ts';
import type { ClusterRecord } from '../records.ts';
import type { Sample } from '../samples.ts';
import type { ClusterSpec } from '../spec.ts';
import { smallSpec } from './small-spec.ts';

export interface WholeRun extends ClusterResult {
  readonly cluster: Cluster;
  readonly records: readonly ClusterRecord[];
  readonly samples: readonly Sample[];
  /** The operators' log in short: `20.0 crash main back dies: a fault`. */
  readonly log: readonly string[];
}

/** One run from its beginning to its horizon, with all that was heard of it. */
export function runWhole(
  change: Partial<ClusterSpec> = {},
  options: Partial<ClusterOptions> = {},
): WholeRun {
  const spec = smallSpec(change);
  const cluster = createCluster(spec, { seed: 1, ...options });
  const records: ClusterRecord[] = [];
  const samples: Sample[] = [];
  cluster.records.subscribe((record) => records.push(record));
  cluster.samples.subscribe((sample) => samples.push(sample));
  cluster.runUntil(spec.horizonMs);
  const result = cluster.finish();
  const log = result.timeline.annotations.map(({ atMs, kind, cell, label }) =>
    [(atMs / 1000).toFixed(1), kind, cell, label].filter(Boolean).join(' '),
  );
  return { ...result, cluster, records, samples, log };
}
