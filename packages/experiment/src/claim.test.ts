import { expect, test } from 'vitest';
import { type Claim, judge } from './claim.ts';

const bound = (rest: Partial<Claim>): Claim => ({
  claim: 'it holds',
  variant: 'base',
  measure: 'x',
  ...rest,
});
const measured = (values: Record<string, (number | null)[]>) => (variant: string) =>
  values[variant];

test('a claim holds when every replication keeps its bound', () => {
  expect(judge(bound({ atLeast: 2 }), measured({ base: [2, 3] }))?.held).toBe(true);
});

test('one replication outside is enough to fail it, whatever the mean', () => {
  expect(judge(bound({ atLeast: 2 }), measured({ base: [100, 1.9] }))?.held).toBe(false);
  expect(judge(bound({ atMost: 2 }), measured({ base: [0, 2.1] }))?.held).toBe(false);
});

test('what did not happen within the horizon comes later than any bound', () => {
  expect(judge(bound({ atMost: 1e9 }), measured({ base: [1, null] }))?.held).toBe(false);
  expect(judge(bound({ atLeast: 5 }), measured({ base: [null] }))?.held).toBe(true);
});

test('never means: in no replication', () => {
  expect(judge(bound({ never: true }), measured({ base: [null, null] }))?.held).toBe(true);
  expect(judge(bound({ never: true }), measured({ base: [null, 3] }))?.held).toBe(false);
});

test('two variants are compared pair by pair', () => {
  const half = bound({ atMostTimes: { factor: 0.5, variant: 'other' } });
  expect(judge(half, measured({ base: [1, 2], other: [2, 4] }))?.held).toBe(true);
  expect(judge(half, measured({ base: [2, 1], other: [2, 4] }))?.held).toBe(false);
});

test('a claim whose variant was not run is not judged', () => {
  expect(judge(bound({ atLeast: 2 }), measured({}))).toBeNull();
  const other = bound({ atMostTimes: { factor: 1, variant: 'other' } });
  expect(judge(other, measured({ base: [1] }))).toBeNull();
});

test('the bound is said in words, the estimate leaves out what did not happen', () => {
  const result = judge(bound({ atLeast: 2, atMost: 9.87654 }), measured({ base: [2, null, 4] }));
  expect(result?.bound).toBe('at least 2, at most 9.877');
  expect(result?.estimate).toMatchObject({ mean: 3, count: 2 });
});

test('on another scale of time the bounds on times are so many times longer, those on shares the same', () => {
  const late = bound({ measure: 'cell.main.recoveryMs', atLeast: 100, atMost: 200 });
  expect(judge(late, measured({ base: [150] }))?.held).toBe(true);
  expect(judge(late, measured({ base: [150] }), 60)?.held).toBe(false);
  expect(judge(late, measured({ base: [6000, 12_000] }), 60)).toMatchObject({
    held: true,
    bound: 'at least 6000, at most 12000',
  });
  expect(judge(late, measured({ base: [null] }), 60)?.held).toBe(false);
  const low = bound({ measure: 'cell.main.onlineMin', atLeast: 0.9 });
  expect(judge(low, measured({ base: [0.9] }), 60)?.held).toBe(true);
  expect(judge(low, measured({ base: [0.89] }), 0.1)?.held).toBe(false);
});
