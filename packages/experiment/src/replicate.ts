import {
  type Cluster,
  type ClusterOptions,
  type Measures,
  type SustainingEffect,
  type Timeline,
  type Trigger,
  type TwinSummary,
  createCluster,
} from '@squall/cluster';
import type { LedgerTotals, Recovery } from '@squall/metrics';
import type { ExperimentDefinition } from './definition.ts';
import { type Replication, keyOf } from './plan.ts';
import { specOf } from './point.ts';

/** What one replication says; plain JSON. */
export interface ReplicationResult {
  readonly key: string;
  readonly replication: Replication;
  /** SHA-256 over the whole history. */
  readonly digest: string;
  readonly events: number;
  readonly measures: Measures;
  readonly trigger: Trigger;
  /** What became of each cell and cohort, by `cell.<name>` and `cohort.<name>`. */
  readonly verdicts: Readonly<Record<string, Recovery>>;
  /** What kept a cell down when its trigger was gone, by `cell.<name>`. */
  readonly sustaining: Readonly<Record<string, SustainingEffect>>;
  readonly ledger: Readonly<Record<string, LedgerTotals>>;
  /** Only of the first replication of a variant: it is large. */
  readonly timeline?: Timeline;
  /** Of a replication with twins: how many, and how many of their steps were compared, all equal. */
  readonly twins?: TwinSummary;
}

/** A replication being made: advanced in slices, so that its host can show progress and be interrupted. */
export interface RunningReplication {
  readonly cluster: Cluster;
  readonly horizonMs: number;
  /** Runs on to the moment given, or to the horizon. */
  advance(toMs: number): void;
  /** @throws when the books do not balance */
  finish(): ReplicationResult;
}

/** What a host adds to a replication: who is watched, and from when on; a faster SHA-256. Its result stays the same. */
export type HostOptions = Pick<ClusterOptions, 'inspect' | 'watchedFromMs' | 'hash'>;

export function beginReplication(
  experiment: ExperimentDefinition,
  replication: Replication,
  host: HostOptions = {},
): RunningReplication {
  const spec = specOf(experiment, replication.point);
  const cluster = createCluster(spec, {
    seed: replication.seed,
    ...(replication.engine ? { engine: replication.engine } : {}),
    ...(replication.twins === undefined ? {} : { twins: replication.twins }),
    ...host,
  });
  const { horizonMs } = spec;
  return {
    cluster,
    horizonMs,
    advance: (toMs) => cluster.runUntil(Math.min(toMs, horizonMs)),
    finish: () => {
      const { timeline, twins, ...result } = cluster.finish();
      const { figures, shedding } = replication.point;
      const keep = replication.index === 0 && figures === undefined && shedding === undefined;
      return {
        key: keyOf(replication),
        replication,
        ...result,
        ...(keep ? { timeline } : {}),
        ...(twins ? { twins } : {}),
      };
    },
  };
}
