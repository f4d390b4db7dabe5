import { measureNames } from '@squall/cluster';
import { expect, test } from 'vitest';
import { describeMeasure } from './measure-label.ts';
import { specOf } from './point.ts';
import { smallExperiment } from './testing/small-experiment.ts';

test('a measure is said in words with its unit', () => {
  expect(describeMeasure('cell.consumer.recoveryMs')).toEqual({
    unit: 'ms',
    label: 'consumer: time from the trigger until back for good',
  });
  expect(describeMeasure('service.consumer/signIn.queuePeakShare')).toEqual({
    unit: 'of capacity',
    label: 'consumer/signIn: longest queue',
  });
});

test('every measure of a run has words', () => {
  const spec = specOf(smallExperiment, { profile: 'quick', variant: 'base' });
  for (const name of measureNames(spec)) expect(describeMeasure(name).label).not.toBe(name);
});

test('what has none is called by its name', () => {
  expect(describeMeasure('cell.consumer.mood')).toEqual({ unit: '', label: 'cell.consumer.mood' });
});
