import type { Executor, Progress, Replication, ReplicationResult } from '@squall/experiment';
import { workerExecutor } from '@squall/experiment/workers';
import { concat } from 'rxjs';
import { watchedExecutor } from './inspect/watched-executor.ts';
import type { RunOptions } from './options.ts';

export type Ending = 'complete' | 'interrupted';

/** The replication that is watched, if any, runs here and paced; all others on worker threads. */
function executorsFor(options: RunOptions, onProgress: (progress: Progress) => void): Executor {
  const entry = new URL('./worker.js', import.meta.url);
  const workers = workerExecutor({ workers: options.workers, entry, onProgress });
  if (options.inspect.length === 0) return workers;
  const watched = watchedExecutor(options, onProgress);
  return (replications) =>
    concat(watched(replications.slice(0, 1)), workers(replications.slice(1)));
}

/** Makes the replications; Ctrl-C ends it between two results, and nothing that was finished is lost. */
export function carryOut(
  replications: readonly Replication[],
  options: RunOptions,
  onProgress: (progress: Progress) => void,
  onResult: (result: ReplicationResult) => void,
): Promise<Ending> {
  return new Promise((resolve, reject) => {
    const signals = ['SIGINT', 'SIGTERM'] as const;
    const end = (ending: Ending) => {
      for (const signal of signals) process.off(signal, interrupt);
      resolve(ending);
    };
    const interrupt = () => {
      subscription.unsubscribe();
      end('interrupted');
    };
    for (const signal of signals) process.on(signal, interrupt);
    const subscription = executorsFor(
      options,
      onProgress,
    )(replications).subscribe({
      next: (result) => {
        try {
          onResult(result);
        } catch (error) {
          subscription.unsubscribe();
          reject(error);
        }
      },
      error: (error: unknown) => {
        subscription.unsubscribe();
        reject(error);
      },
      complete: () => end('complete'),
    });
  });
}
