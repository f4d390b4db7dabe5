import { expect } from 'vitest';
import { disagreement } from './estimate.ts';
import { type OpenQueue, type Replication, imbalances, replications } from './open-queue.ts';

type Measure = keyof Omit<Replication, 'whole'>;

/** One row of a table of closed forms. */
export type Theory = readonly [
  name: string,
  queue: OpenQueue,
  horizonS: number,
  expected: readonly (readonly [Measure, number])[],
];

/** 20 replications agree with theory within 3 standard errors and 3 %, and the books of each balance. */
export function expectTheory(queue: OpenQueue, horizonS: number, expected: Theory[3]): void {
  const runs = replications(queue, 20, horizonS);
  const gaps = expected.map(([measure, theory]) => {
    const values = runs.map((run) => run[measure]);
    return { measure, theory, values, gap: disagreement(values, theory) };
  });
  expect(gaps.filter(({ gap }) => !(gap < 1))).toEqual([]);
  expect(runs.flatMap(imbalances)).toEqual([]);
}
