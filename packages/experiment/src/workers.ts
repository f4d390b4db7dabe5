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

type FromWorker =
  | { readonly type: 'progress'; readonly progress: Progress }
  | { readonly type: 'result'; readonly result: ReplicationResult }
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

function failureOf(failed: Extract<FromWorker, { type: 'failed' }>): Error {
  if (failed.input) return new InputError(failed.message);
  const error = new Error(failed.message);
  error.stack = failed.stack;
  return error;
}

/** Long-lived threads; each takes the next replication when it has finished one. Unsubscribing ends them. */
export function workerExecutor({ workers, entry, onProgress }: WorkerOptions): Executor {
  return (replications) =>
    new Observable<ReplicationResult>((subscriber) => {
      const waiting = [...replications];
      const threads = new Set<Worker>();
      const feed = (thread: Worker) => {
        const next = waiting.shift();
        if (next !== undefined) return thread.postMessage(next);
        threads.delete(thread);
        void thread.terminate();
        if (threads.size === 0) subscriber.complete();
      };
      const hear = (thread: Worker, message: FromWorker) => {
        if (message.type === 'progress') return onProgress?.(message.progress);
        if (message.type === 'failed') return subscriber.error(failureOf(message));
        subscriber.next(message.result);
        feed(thread);
      };
      for (let i = 0; i < Math.min(workers, replications.length); i++) {
        const thread = new Worker(entry);
        threads.add(thread);
        thread.on('message', (message: FromWorker) => hear(thread, message));
        thread.on('error', (error) => subscriber.error(error));
        thread.on('exit', (code) => {
          if (!threads.has(thread)) return;
          const how = `a worker ended with exit code ${code} before its replication was made`;
          subscriber.error(new Error(how));
        });
        feed(thread);
      }
      if (replications.length === 0) subscriber.complete();
      return () => {
        for (const thread of threads) void thread.terminate();
      };
    });
}

/** The other side: makes each replication that comes through the port, in slices, and says how far it is. */
export function serveReplications(
  port: MessagePort,
  load: (module: string) => Promise<ExperimentDefinition>,
): void {
  const say = (message: FromWorker) => port.postMessage(message);
  const make = async (replication: Replication) => {
    const hash = nodeSha256(createHash('sha256'));
    const running = beginReplication(await load(replication.module), replication, { hash });
    const { horizonMs, cluster } = running;
    for (let slice = 1; slice <= slicesPerRun; slice++) {
      running.advance((horizonMs * slice) / slicesPerRun);
      const snapshot = cluster.snapshot();
      say({ type: 'progress', progress: { key: keyOf(replication), horizonMs, snapshot } });
    }
    say({ type: 'result', result: running.finish() });
  };
  port.on('message', (replication: Replication) => {
    make(replication).catch((error: unknown) => {
      const { message, stack = '' } = error instanceof Error ? error : new Error(String(error));
      say({ type: 'failed', input: error instanceof InputError, message, stack });
    });
  });
}
