import { MessageChannel } from 'node:worker_threads';
import { InputError } from '@squall/cluster';
import { lastValueFrom, take, toArray } from 'rxjs';
import { expect, test } from 'vitest';
import { slicesPerRun } from './executor.ts';
import { type Replication, planRun } from './plan.ts';
import { beginReplication } from './replicate.ts';
import { makeRow } from './reproduction/make-row.ts';
import { type RowTask, planRows } from './reproduction/plan-rows.ts';
import type { Reproduction } from './reproduction/reproduction.ts';
import type { ExperimentDefinition } from './definition.ts';
import { smallExperiment } from './testing/small-experiment.ts';
import { smallTable } from './testing/small-table.ts';
import { strip } from './tree.ts';
import { serveReplications, workerExecutor } from './workers.ts';

const scripted = new URL('testing/scripted-worker.mjs', import.meta.url);
const real = new URL('testing/real-worker.mjs', import.meta.url);

/** So many replications for a worker that does what their module says. */
const saying = (...modules: readonly string[]): Replication[] =>
  modules.map((module, index) => ({
    module,
    point: { profile: 'quick', variant: 'base' },
    index,
    seed: index,
  }));
const execute = (replications: readonly Replication[], workers = 2) =>
  lastValueFrom(workerExecutor({ workers, entry: scripted })(replications).pipe(toArray()));
const answers = (count: number) => saying(...Array.from({ length: count }, () => 'answer'));

test('every replication is made once, by as many threads as there are workers', async () => {
  const results = await execute(answers(9), 3);
  expect(results.map(({ key }) => Number(key)).toSorted((a, b) => a - b)).toEqual(
    Array.from({ length: 9 }, (_, i) => i),
  );
  expect(new Set(results.map(({ events: thread }) => thread)).size).toBe(3);
});

test('one worker makes them in order; there are no more threads than replications', async () => {
  const results = await execute(answers(5), 1);
  expect(results.map(({ key }) => key)).toEqual(['0', '1', '2', '3', '4']);
  const two = await execute(answers(2), 8);
  expect(two).toHaveLength(2);
});

test('nothing to make is done at once', async () => {
  expect(await execute([])).toEqual([]);
});

test('progress is passed on', async () => {
  const keys: string[] = [];
  const onProgress = ({ key }: { readonly key: string }) => keys.push(key);
  await lastValueFrom(workerExecutor({ workers: 1, entry: scripted, onProgress })(answers(3)));
  expect(keys).toEqual(['0', '1', '2']);
});

test('bad input in a worker is bad input here; any other failure keeps its own stack', async () => {
  await expect(execute(saying('answer', 'fail as input'), 1)).rejects.toThrow(
    new InputError('no 1'),
  );
  const failure = await execute(saying('fail'), 1).catch((error: unknown) => error);
  expect(failure).not.toBeInstanceOf(InputError);
  expect(failure).toMatchObject({ message: 'no 0', stack: 'at its own place' });
});

test('a worker that throws, or that goes away without a word, ends the run', async () => {
  await expect(execute(saying('throw'))).rejects.toThrow('out of its mind');
  await expect(execute(saying('answer', 'leave'), 1)).rejects.toThrow(
    'a worker ended with exit code 3 before its replication was made',
  );
});

test('whoever unsubscribes gets nothing more', async () => {
  const some = workerExecutor({ workers: 1, entry: scripted })(answers(50)).pipe(
    take(2),
    toArray(),
  );
  expect((await lastValueFrom(some)).map(({ key }) => key)).toEqual(['0', '1']);
});

/** The serving side in this thread: what it says, up to the end of one replication. */
function serve(
  task: Replication | RowTask,
  definition: ExperimentDefinition | Reproduction = smallExperiment,
) {
  const { port1, port2 } = new MessageChannel();
  serveReplications(port2, () => Promise.resolve(definition));
  const heard: { readonly type: string }[] = [];
  return new Promise<readonly unknown[]>((resolve) => {
    port1.on('message', (message: { readonly type: string }) => {
      heard.push(message);
      if (message.type === 'progress') return;
      port1.close();
      resolve(heard);
    });
    port1.postMessage(task);
  });
}

test('the serving side tells progress slice by slice and then the result of a direct run', async () => {
  const [first] = planRun(smallExperiment, { module: '/small.ts', profile: 'quick', seed: 7 });
  const heard = await serve(first!);
  const direct = beginReplication(smallExperiment, first!);
  direct.advance(direct.horizonMs);
  expect(heard).toHaveLength(slicesPerRun + 1);
  expect(heard.at(-1)).toEqual({ type: 'result', result: direct.finish() });
});

test('the serving side says whether a failure is bad input', async () => {
  const [first] = planRun(smallExperiment, { module: '/small.ts', profile: 'quick', seed: 7 });
  const heard = await serve({ ...first!, point: { ...first!.point, variant: 'warm' } });
  expect(heard).toEqual([
    {
      type: 'failed',
      input: true,
      message: 'variant is "warm": give one of base, cold',
      stack: expect.any(String),
    },
  ]);
});

test('the serving side makes rows of a table, the same as directly', async () => {
  const options = { module: '/t.js', engine: 'flyweight', profile: 'quick', seed: 7 } as const;
  const [first] = planRows(smallTable, options);
  const heard = await serve(first!, smallTable);
  expect(heard).toEqual([{ type: 'result', result: makeRow(smallTable, first!) }]);
});

test('a module that holds another kind than was planned is bad input', async () => {
  const [first] = planRun(smallExperiment, { module: '/small.ts', profile: 'quick', seed: 7 });
  const heard = await serve(first!, smallTable);
  const message = '/small.ts has changed since the run began: start it anew';
  expect(heard).toMatchObject([{ type: 'failed', input: true, message }]);
});

test('the digests are the same for one worker and for two, and a wrong point is the same bad input', async () => {
  const plain = JSON.stringify(strip(smallExperiment));
  const plan = planRun(smallExperiment, { module: plain, profile: 'quick', seed: 7 });
  const digests = async (workers: number) => {
    const results = await lastValueFrom(
      workerExecutor({ workers, entry: real })(plan).pipe(toArray()),
    );
    return Object.fromEntries(results.map(({ key, digest }) => [key, digest]));
  };
  const one = await digests(1);
  expect(Object.keys(one)).toHaveLength(4);
  expect(await digests(2)).toEqual(one);

  const odd = plan.map((replication) => ({
    ...replication,
    point: { ...replication.point, horizonMs: 9000 },
  }));
  const failing = lastValueFrom(workerExecutor({ workers: 2, entry: real })(odd));
  await expect(failing).rejects.toThrow(
    new InputError('world.faults.0.atMs is 10000: it must lie before the horizon, 9000'),
  );
});
