import { expect, test } from 'vitest';
import { measureNames } from './measure-names.ts';
import type { ClusterSpec } from './spec.ts';
import { runWhole } from './testing/run.ts';
import { backService, cohort, frontService, smallSpec } from './testing/small-spec.ts';

test('every figure of a run has its name, and every name its figure', () => {
  const cells = ['main', 'west'];
  const change: Partial<ClusterSpec> = {
    horizonMs: 10_000,
    cells,
    services: { front: frontService, back: { ...backService, shared: true } },
    cohorts: { old: { ...cohort, cells, share: 0.5 }, young: { ...cohort, cells, share: 0.5 } },
  };
  const { measures } = runWhole(change);
  expect(measureNames(smallSpec(change)).toSorted()).toEqual(Object.keys(measures).toSorted());
});

test('a brown-out adds those of clients that do without a feature', () => {
  const change: Partial<ClusterSpec> = {
    horizonMs: 10_000,
    recovery: [
      {
        kind: 'brownOut',
        service: 'back',
        stages: ['presence'],
        offBelowShare: 0.5,
        offSamples: 1,
        onAboveShare: 0.9,
        onAboveOnlineShare: 0.9,
        onSamples: 1,
      },
    ],
  };
  const { measures } = runWhole(change);
  expect(measures['cell.main.degradedPeakShare']).toBe(0);
  expect(measureNames(smallSpec(change)).toSorted()).toEqual(Object.keys(measures).toSorted());
});
