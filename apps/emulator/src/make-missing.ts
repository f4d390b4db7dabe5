import type { Progress } from '@squall/experiment';
import type { Observable } from 'rxjs';
import { type Ending, carryOut } from './carry-out.ts';
import { createProgressView } from './progress.ts';
import type { RunFolder } from './run-folder.ts';

export interface Kept {
  readonly key: string;
  readonly events: number;
  readonly digest: string;
}
export type Execute<Task, Result> = (tasks: readonly Task[]) => Observable<Result>;

/**
 * Makes what is missing, keeps each result as soon as it is there, and shows how far it is.
 * @param nameOf - what a reader calls a task, by its key
 */
export async function makeMissing<Task, Result extends Kept>(
  plan: readonly Task[],
  keyOf: (task: Task) => string,
  folder: Pick<RunFolder<Result>, 'finished' | 'keep'>,
  executorFor: (onProgress: (progress: Progress) => void) => Execute<Task, Result>,
  nameOf: (key: string) => string = (key) => key,
): Promise<{ readonly ending: Ending; readonly results: readonly Result[] }> {
  const planned = new Set(plan.map(keyOf));
  const finished = folder.finished.filter(({ key }) => planned.has(key));
  const have = new Set(finished.map(({ key }) => key));
  const missing = plan.filter((task) => !have.has(keyOf(task)));
  const { stderr } = process;
  const screen = {
    isTTY: stderr.isTTY,
    // A terminal that does not know its width says 0.
    columns: stderr.columns || 100,
    write: (text: string) => void stderr.write(text),
  };
  const view = createProgressView(screen, plan.length, have.size, () => performance.now());
  const results = [...finished];
  const execute = executorFor((progress) =>
    view.progress({ ...progress, key: nameOf(progress.key) }),
  );
  const ending = await carryOut(execute(missing), (result) => {
    folder.keep(result);
    results.push(result);
    const { key, events, digest } = result;
    view.finished({ key: nameOf(key), events, digest });
  }).finally(() => view.end());
  return { ending, results };
}
