import { describe, expect, test } from 'vitest';
import { foldAll, nextSpan } from './fold.ts';
import { timeWeighted } from './time-weighted.ts';

interface Change {
  readonly atMs: number;
  readonly by?: number;
}
const queue = timeWeighted<Change>((change, level) =>
  change.by === undefined ? undefined : level + change.by,
);

describe('timeWeighted', () => {
  test('weighs each level with the time for which it lasted', () => {
    const changes = [
      { atMs: 0, by: 2 },
      { atMs: 100, by: 4 },
      { atMs: 400, by: -6 },
    ];
    // 2 for 100 ms, 6 for 300 ms, 0 for 600 ms
    expect(foldAll(queue, changes, 1000)).toEqual({ mean: 2, min: 0, max: 6, last: 0 });
  });

  test('without a change it stays at its initial level', () => {
    const servers = timeWeighted<Change>(() => undefined, 3);
    expect(foldAll(servers, [{ atMs: 5 }], 10)).toEqual({ mean: 3, min: 3, max: 3, last: 3 });
  });

  test('a peak of no duration is a peak, and has no weight', () => {
    const changes = [
      { atMs: 50, by: 9 },
      { atMs: 50, by: -9 },
    ];
    expect(foldAll(queue, changes, 100)).toEqual({ mean: 0, min: 0, max: 9, last: 0 });
  });

  test('over a span of no length the mean is the level', () => {
    expect(foldAll(queue, [{ atMs: 70, by: 4 }], 70, 70).mean).toBe(4);
  });

  test('the next span begins with the level and not with the area', () => {
    const state = queue.step(queue.start(), { atMs: 0, by: 8 });
    const next = nextSpan(queue, state, 1000);
    expect(queue.read(next, 3000)).toEqual({ mean: 8, min: 8, max: 8, last: 8 });
    expect(queue.read(state, 1000).mean).toBe(8);
  });

  test('time that runs backwards is told', () => {
    const state = queue.step(queue.start(), { atMs: 10, by: 1 });
    expect(() => queue.step(state, { atMs: 5, by: 1 })).toThrow(
      'time 5 ms after 10 ms: give records in the order of time',
    );
  });

  test('a level that is not a number is told', () => {
    expect(() => foldAll(queue, [{ atMs: 0, by: Number.NaN }], 1)).toThrow('the level is NaN');
    expect(() => timeWeighted(() => 0, Infinity)).toThrow('initial is Infinity');
  });
});
