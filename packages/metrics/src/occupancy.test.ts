import { describe, expect, test } from 'vitest';
import { foldAll, nextSpan } from './fold.ts';
import { occupancy } from './occupancy.ts';

interface Move {
  readonly atMs: number;
  readonly from?: string;
  readonly to?: string;
}
const moves = { leaves: (move: Move) => move.from, enters: (move: Move) => move.to };

describe('occupancy', () => {
  test('of one actor it is the share of time in each state', () => {
    const fold = occupancy(moves, { offline: 1 });
    const value = foldAll(fold, [{ atMs: 250, from: 'offline', to: 'online' }], 1000);
    expect(value).toEqual({
      offline: { mean: 0.25, min: 0, max: 1, last: 0 },
      online: { mean: 0.75, min: 0, max: 1, last: 1 },
    });
  });

  test('of a population it is the mean number in each state', () => {
    const fold = occupancy(moves, { online: 4 });
    const value = foldAll(
      fold,
      [
        { atMs: 100, from: 'online', to: 'backoff' },
        { atMs: 300, from: 'online', to: 'backoff' },
        { atMs: 500, from: 'backoff', to: 'online' },
      ],
      1000,
    );
    expect(value['online']).toMatchObject({ mean: 2.9, min: 2, last: 3 });
    expect(value['backoff']).toMatchObject({ mean: 1.1, max: 2, last: 1 });
  });

  test('who arrives comes from nowhere, who leaves for good goes nowhere', () => {
    const records = [{ atMs: 0, to: 'online' }, { atMs: 100, from: 'online' }, { atMs: 200 }];
    expect(foldAll(occupancy(moves), records, 200)['online']?.mean).toBe(0.5);
  });

  test('to go from a state to itself is to stay', () => {
    const fold = occupancy(moves, { online: 1 });
    const value = foldAll(fold, [{ atMs: 5, from: 'online', to: 'online' }], 10);
    expect(value['online']).toMatchObject({ mean: 1, min: 1, last: 1 });
  });

  test('the next span begins with everybody where they were', () => {
    const fold = occupancy(moves, { online: 3 });
    const state = fold.step(fold.start(), { atMs: 1, from: 'online', to: 'left' });
    expect(fold.read(nextSpan(fold, state, 10), 20)).toEqual({
      online: { mean: 2, min: 2, max: 2, last: 2 },
      left: { mean: 1, min: 1, max: 1, last: 1 },
    });
  });

  test('a state that more leave than were in it names the way out', () => {
    expect(() => foldAll(occupancy(moves), [{ atMs: 7, from: 'online' }], 10)).toThrow(
      'state online is left at 7 ms by more than were in it: give its first number in initial',
    );
    expect(() => occupancy(moves, { online: -1 })).toThrow('initial.online is -1');
  });
});
