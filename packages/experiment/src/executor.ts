import type { ClusterSnapshot } from '@squall/cluster';
import { Observable, type SchedulerLike } from 'rxjs';
import type { ExperimentDefinition } from './definition.ts';
import { type Replication, keyOf } from './plan.ts';
import { type ReplicationResult, beginReplication } from './replicate.ts';

/** Any carrier of runs: inline, worker threads, later a queue. Results come in the order in which they are finished. */
export type Executor = (replications: readonly Replication[]) => Observable<ReplicationResult>;

/** How far a replication has come. */
export interface Progress {
  readonly key: string;
  readonly horizonMs: number;
  readonly snapshot: ClusterSnapshot;
}

export interface InlineOptions {
  readonly load: (module: string) => Promise<ExperimentDefinition>;
  /** Gives way to the host between two slices: real time passes there, never in a run. */
  readonly scheduler: SchedulerLike;
  readonly onProgress?: (progress: Progress) => void;
}

/** Slices of a run between which the host may look. */
export const slicesPerRun = 200;

/** Runs in this thread, one after another. */
export function inlineExecutor({ load, scheduler, onProgress }: InlineOptions): Executor {
  const runOne = async (replication: Replication, cancelled: () => boolean) => {
    const running = beginReplication(await load(replication.module), replication);
    const { horizonMs, cluster } = running;
    for (let slice = 1; slice <= slicesPerRun && !cancelled(); slice++) {
      running.advance((horizonMs * slice) / slicesPerRun);
      onProgress?.({ key: keyOf(replication), horizonMs, snapshot: cluster.snapshot() });
      await new Promise<void>((resolve) => scheduler.schedule(() => resolve()));
    }
    return cancelled() ? undefined : running.finish();
  };
  return (replications) =>
    new Observable((subscriber) => {
      const runAll = async () => {
        for (const replication of replications) {
          const result = await runOne(replication, () => subscriber.closed);
          if (result === undefined) return;
          subscriber.next(result);
        }
        subscriber.complete();
      };
      runAll().catch((error: unknown) => subscriber.error(error));
    });
}
