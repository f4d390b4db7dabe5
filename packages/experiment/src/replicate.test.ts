import { expect, test } from 'vitest';
import { type Replication, keyOf } from './plan.ts';
import { beginReplication } from './replicate.ts';
import { smallExperiment } from './testing/small-experiment.ts';

const replication: Replication = {
  module: '/small.ts',
  point: { profile: 'quick', variant: 'base' },
  index: 0,
  seed: 5,
};
const make = (change: Partial<Replication> = {}, sliceMs = Infinity) => {
  const running = beginReplication(smallExperiment, { ...replication, ...change });
  for (let toMs = sliceMs; toMs < running.horizonMs; toMs += sliceMs) running.advance(toMs);
  running.advance(Infinity);
  return { ...running.finish(), nowMs: running.cluster.snapshot().nowMs };
};

test('a replication ends at its horizon, however it is advanced', () => {
  const whole = make();
  expect(whole.nowMs).toBe(60_000);
  expect(make({}, 1234)).toEqual(whole);
});

test('its result is plain JSON, under the key of its replication', () => {
  const result = make();
  expect(JSON.parse(JSON.stringify(result))).toEqual(result);
  expect(result).toMatchObject({ key: keyOf(replication), replication });
});

test('only the first replication of a variant keeps its timeline', () => {
  expect(make().timeline?.atMs).toHaveLength(60);
  expect(make({ index: 1 }).timeline).toBeUndefined();
  const figures = [{ path: 'clients', value: 10 }];
  expect(make({ point: { ...replication.point, figures } }).timeline).toBeUndefined();
});

test('seed and point make the history: same seed same digest, else another', () => {
  const { digest } = make();
  expect(make({ index: 3 }).digest).toBe(digest);
  expect(make({ seed: 6 }).digest).not.toBe(digest);
  expect(make({ point: { ...replication.point, variant: 'cold' } }).digest).not.toBe(digest);
});

test('twins change nothing of a replication; how much they have seen stands beside it', () => {
  const { replication: _, twins, ...same } = make({ engine: 'flyweight', twins: 6 });
  const { replication: __, ...plain } = make();
  expect(same).toEqual(plain);
  expect(twins?.clients).toBe(6);
  expect(twins?.comparisons).toBeGreaterThan(50);
});

test('watching changes nothing, from the start or from a moment on', () => {
  const running = beginReplication(
    smallExperiment,
    { ...replication, engine: 'flyweight' },
    { inspect: () => undefined, watchedFromMs: new Map([[3, 12_000]]) },
  );
  running.advance(Infinity);
  expect(running.finish().digest).toBe(make().digest);
});
