/** The reduced validation of what others measured. */
import { expect, test } from 'vitest';
import { reducedValidation, tables } from './testing/reduced.ts';

test('every section with figures has its table', () => {
  expect(tables.map(({ name }) => name)).toEqual(
    expect.arrayContaining([
      'aws-backoff',
      'brooker-retries',
      'congestive-collapse',
      'gc-pause',
      'jitter-dispersion',
      'osdi-2022-figure-5',
      'queueing-theory',
      'storm-arithmetic',
    ]),
  );
});

const theory = ['queueing-theory', 'storm-arithmetic'];
reducedValidation(tables.filter(({ name }) => !theory.includes(name)));
