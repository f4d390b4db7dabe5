/**
 * Worker threads as a carrier of runs. Only paths, points and seeds go in, only plain results come out; the digests are
 * those of the inline executor, whatever the number of workers.
 */
import { createHash } from 'node:crypto';
import { type MessagePort, Worker } from 'node:worker_threads';
import { InputError } from '@squall/cluster';
import { nodeSha256 } from '@squall/metrics';
import { Observable } from 'rxjs';
import { type Executor, type Progress, slicesPerRun } from './executor.ts';
import type { ExperimentDefinition } from './definition.ts';
import { type Replication, keyOf } from './plan.ts';
import { type ReplicationResult, beginReplication } from './replicate.ts';
import { type RowResult, makeRow } from './reproduction/make-row.ts';
import type { RowTask } from './reproduction/plan-rows.ts';
import { type Reproduction, isReproduction } from './reproduction/reproduction.ts';

type FromWorker<Result> =
  | { readonly type: 'progress'; readonly progress: Progress }
  | { readonly type: 'result'; readonly result: Result }
  | {
      readonly type: 'failed';
      readonly input: boolean;
      readonly message: string;
      readonly stack: string;
    };

export interface WorkerOptions {
  /** How many threads, at least 1. */
  readonly workers: number;
  /** A module that calls `serveReplications`. */
  readonly entry: URL;
  readonly onProgress?: (progress: Progress) => void;
}

function failureOf(failed: Extract<FromWorker<unknown>, { type: 'failed' }>): Error {
  if (failed.input) return new InputError(failed.message);
  const error = new Error(failed.message);
  error.stack = failed.stack;
  return error;
}

/** Long-lived threads; each takes the next task when it has finished one. Unsubscribing ends them. */
function overWorkers<Result>({ workers, entry, onProgress }: WorkerOptions) {
  return (tasks: readonly unknown[]) =>
    new Observable<Result>((subscriber) => {
      const waiting = [...tasks];
      const threads = new Set<Worker>();
      const feed = (thread: Worker) => {
        const next = waiting.shift();
        if (next !== undefined) return thread.postMessage(next);
        threads.delete(thread);
        void thread.terminate();
        if (threads.size === 0) subscriber.complete();
      };
      const hear = (thread: Worker, message: FromWorker<Result>) => {
        if (message.type === 'progress') return onProgress?.(message.progress);
        if (message.type === 'failed') return subscriber.error(failureOf(message));
        subscriber.next(message.result);
        feed(thread);
      };
      for (let i = 0; i < Math.min(workers, tasks.length); i++) {
        const thread = new Worker(entry);
        threads.add(thread);
        thread.on('message', (message: FromWorker<Result>) => hear(thread, message));
        thread.on('error', (error) => subscriber.error(error));
        thread.on('exit', (code) => {
          if (!threads.has(thread)) return;
          const how = `a worker ended with exit code ${code} before its replication was made`;
          subscriber.error(new Error(how));
        });
        feed(thread);
      }
      if (tasks.length === 0) subscriber.complete();
      return () => {
        for (const thread of threads) void thread.terminate();
      };
    });
}

/** Replications of clusters on worker threads. */
export const workerExecutor = (options: WorkerOptions): Executor =>
  overWorkers<ReplicationResult>(options);

/** Rows of published tables on worker threads. */
export const rowExecutor = (
  options: Omit<WorkerOptions, 'onProgress'>,
): ((tasks: readonly RowTask[]) => Observable<RowResult>) => overWorkers<RowResult>(options);

const fastHash = () => nodeSha256(createHash('sha256'));
type Say = (message: FromWorker<ReplicationResult | RowResult>) => void;

/** One replication of a cluster, in slices, saying how far it is. */
function makeReplication(
  experiment: ExperimentDefinition,
  replication: Replication,
  say: Say,
): ReplicationResult {
  const running = beginReplication(experiment, replication, { hash: fastHash() });
  const { horizonMs, cluster } = running;
  for (let slice = 1; slice <= slicesPerRun; slice++) {
    running.advance((horizonMs * slice) / slicesPerRun);
    const snapshot = cluster.snapshot();
    say({ type: 'progress', progress: { key: keyOf(replication), horizonMs, snapshot } });
  }
  return running.finish();
}

/** @throws InputError when the module holds the other kind: it has changed since the task was planned */
function make(
  definition: ExperimentDefinition | Reproduction,
  task: Replication | RowTask,
  say: Say,
): ReplicationResult | RowResult {
  if (isReproduction(definition) && 'row' in task) return makeRow(definition, task, fastHash);
  if (!isReproduction(definition) && 'point' in task) return makeReplication(definition, task, say);
  throw new InputError(`${task.module} has changed since the run began: start it anew`);
}

/** The other side: makes each task that comes through the port. */
export function serveReplications(
  port: MessagePort,
  load: (module: string) => Promise<ExperimentDefinition | Reproduction>,
): void {
  const say: Say = (message) => port.postMessage(message);
  const serve = async (task: Replication | RowTask) => {
    const result = make(await load(task.module), task, say);
    say({ type: 'result', result });
  };
  port.on('message', (task: Replication | RowTask) => {
    serve(task).catch((error: unknown) => {
      const { message, stack = '' } = error instanceof Error ? error : new Error(String(error));
      say({ type: 'failed', input: error instanceof InputError, message, stack });
    });
  });
}
