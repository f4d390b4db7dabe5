/**
 * Optimistic concurrency control where every hop takes the same time: all that contend meet in every round, one of them
 * wins it. So N writers need N rounds of four hops, and N (N + 1) / 2 writes: "the amount of work done increases with N^2".
 */
import { constantDelay } from '@squall/client-actor';
import { describe, expect, test } from 'vitest';
import type { EngineKind } from '../engine/engine.ts';
import { contestRow } from './contest-row.ts';

const hopMs = () => 10;

describe.each<EngineKind>(['flyweight', 'interpreted'])('%s engine', (engine) => {
  test.each([1, 2, 7, 60])('%i writers without back-off', (writers) => {
    const policy = constantDelay(0);
    const { timeMs, writes } = contestRow({ engine, policy, writers, hopMs, seed: 1 });
    expect(timeMs).toBe(40 * writers);
    expect(writes).toBe((writers * (writers + 1)) / 2);
  });

  test('a back-off of 5 ms lengthens every round but the last by it', () => {
    const policy = constantDelay(5);
    const { timeMs } = contestRow({ engine, policy, writers: 7, hopMs, seed: 1 });
    expect(timeMs).toBe(40 * 7 + 5 * 6);
  });

  test('who may not try again gives up: one round, one winner', () => {
    const policy = { ...constantDelay(0), retriesMax: 0 };
    const { timeMs, writes } = contestRow({ engine, policy, writers: 7, hopMs, seed: 1 });
    expect([timeMs, writes]).toEqual([40, 7]);
  });
});
