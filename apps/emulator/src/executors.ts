import type { Executor, Progress } from '@squall/experiment';
import { rowExecutor, workerExecutor } from '@squall/experiment/workers';
import { concat } from 'rxjs';
import { watchedExecutor } from './inspect/watched-executor.ts';
import type { RunOptions } from './options.ts';

const entry = new URL('./worker.js', import.meta.url);

/** The replication that is watched, if any, runs here and paced; all others on worker threads. */
export function clusterExecutor(
  options: RunOptions,
  onProgress: (progress: Progress) => void,
): Executor {
  const workers = workerExecutor({ workers: options.workers, entry, onProgress });
  if (options.inspect.length === 0) return workers;
  const watched = watchedExecutor(options, onProgress);
  return (replications) =>
    concat(watched(replications.slice(0, 1)), workers(replications.slice(1)));
}

/** Rows of published tables, on worker threads. */
export const tableExecutor = ({ workers }: Pick<RunOptions, 'workers'>) =>
  rowExecutor({ workers, entry });

/** Cells of a map of a cluster, on worker threads: nobody in them is watched. */
export const cellExecutor = (workers: number, onProgress: (progress: Progress) => void): Executor =>
  workerExecutor({ workers, entry, onProgress });
