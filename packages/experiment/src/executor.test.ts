import { firstValueFrom, lastValueFrom, queueScheduler, asapScheduler, take, toArray } from 'rxjs';
import { expect, test } from 'vitest';
import type { ExperimentDefinition } from './definition.ts';
import { type InlineOptions, type Progress, inlineExecutor, slicesPerRun } from './executor.ts';
import { type Replication, keyOf, planRun } from './plan.ts';
import { beginReplication } from './replicate.ts';
import { smallExperiment } from './testing/small-experiment.ts';

const replications = planRun(smallExperiment, { module: '/small.ts', profile: 'quick', seed: 7 });
const execute = (some: readonly Replication[], options: Partial<InlineOptions> = {}) =>
  inlineExecutor({
    load: () => Promise.resolve(smallExperiment),
    scheduler: queueScheduler,
    ...options,
  })(some);

test('runs come one after the other, and are those that are made directly', async () => {
  const results = await lastValueFrom(execute(replications).pipe(toArray()));
  const direct = replications.map((replication) => {
    const running = beginReplication(smallExperiment, replication);
    running.advance(running.horizonMs);
    return running.finish();
  });
  expect(results).toEqual(direct);
});

test('the module of each replication is loaded, by its path', async () => {
  const loaded: string[] = [];
  const load = (module: string): Promise<ExperimentDefinition> => {
    loaded.push(module);
    return Promise.resolve(smallExperiment);
  };
  await lastValueFrom(execute(replications.slice(0, 2), { load }));
  expect(loaded).toEqual(['/small.ts', '/small.ts']);
});

test('progress is told slice by slice, up to the horizon', async () => {
  const told: Progress[] = [];
  const [first] = replications;
  await lastValueFrom(execute([first!], { onProgress: (progress) => told.push(progress) }));
  expect(told).toHaveLength(slicesPerRun);
  expect(new Set(told.map(({ key }) => key))).toEqual(new Set([keyOf(first!)]));
  const times = told.map(({ snapshot }) => snapshot.nowMs);
  expect(times).toEqual(times.toSorted((a, b) => a - b));
  expect([times[0], times.at(-1)]).toEqual([60_000 / slicesPerRun, 60_000]);
});

test('nothing to run is done at once', async () => {
  expect(await lastValueFrom(execute([]).pipe(toArray()))).toEqual([]);
});

test('nothing runs before somebody subscribes', async () => {
  let loads = 0;
  const load = (): Promise<ExperimentDefinition> => {
    loads++;
    return Promise.resolve(smallExperiment);
  };
  const runs = execute(replications.slice(0, 1), { load });
  expect(loads).toBe(0);
  await firstValueFrom(runs);
  expect(loads).toBe(1);
});

test('whoever unsubscribes stops the run in its next slice, and no other is begun', async () => {
  let slices = 0;
  const stopped = new Promise<void>((resolve) => {
    const running = execute(replications, {
      scheduler: asapScheduler,
      onProgress: () => {
        if (++slices < 5) return;
        running.unsubscribe();
        resolve();
      },
    }).subscribe(() => expect.unreachable('no run has come to its end'));
  });
  await stopped;
  // Every slice ends on the scheduler: this is behind whatever would still have come.
  for (let i = 0; i < 20; i++) await new Promise((resolve) => asapScheduler.schedule(resolve));
  expect(slices).toBe(5);
});

test('taking the first result begins no second run', async () => {
  const keys = new Set<string>();
  const onProgress = ({ key }: Progress) => keys.add(key);
  await lastValueFrom(execute(replications, { onProgress }).pipe(take(1)));
  expect(keys.size).toBe(1);
});

test('a run that fails ends the stream with its own error', async () => {
  const [first] = replications;
  const odd = { ...first!, point: { ...first!.point, clients: 0 } };
  await expect(lastValueFrom(execute([odd, first!]))).rejects.toThrow('world.clients is 0: ');
  const load = () => Promise.reject(new Error('no such module'));
  await expect(lastValueFrom(execute([first!], { load }))).rejects.toThrow('no such module');
});
