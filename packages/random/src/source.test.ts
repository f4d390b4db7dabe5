import { expect, test } from 'vitest';
import { createSource, exponential, sampleAt, uniformAt } from './index.ts';

test('a source reads its stream draw by draw', () => {
  const source = createSource(7);
  expect([source.uniform(), source.uniform(), source.sample(exponential(5))]).toEqual([
    uniformAt(7, 0),
    uniformAt(7, 1),
    sampleAt(exponential(5), 7, 2),
  ]);
  expect([source.seed, source.index]).toEqual([7, 3]);
});

test('the pair (seed, index) is its whole state: another source goes on from there', () => {
  const source = createSource(7, 100);
  source.uniform();
  const other = createSource(source.seed, source.index);
  expect(other.uniform()).toBe(source.uniform());
});

test('setting the index goes back', () => {
  const source = createSource(7);
  const first = source.uniform();
  source.index = 0;
  expect(source.uniform()).toBe(first);
});

test.each([-1, 0.5, NaN, Infinity, 2 ** 32])('%s is neither a seed nor an index', (value) => {
  const rule = `is ${value}: give a whole number from 0 to 4294967295`;
  expect(() => createSource(value)).toThrow(new RangeError(`seed ${rule}`));
  expect(() => createSource(0, value)).toThrow(new RangeError(`index ${rule}`));
});
