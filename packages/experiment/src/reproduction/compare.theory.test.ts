/**
 * Three standard errors: of two means of the same truth about 27 in 10,000 pairs differ by more, a little more where the
 * deviation is an estimate too. A truth that is moved by six standard errors is missed nearly never.
 */
import { estimate } from '@squall/metrics';
import { normalAt, streamSeed } from '@squall/random';
import { expect, test } from 'vitest';
import { compare } from './compare.ts';

const runs = 100;
const meanOf = (seed: number) =>
  estimate(Array.from({ length: runs }, (_, i) => normalAt(seed, i)));

function shareWithin(pairs: number, moved: number): number {
  let within = 0;
  for (let pair = 0; pair < pairs; pair++) {
    const theirs = meanOf(streamSeed(1, pair));
    const published = {
      figure: 'f',
      mean: theirs.mean + moved,
      runs,
      standardDeviation: theirs.standardDeviation ?? 0,
    };
    if (compare(published, meanOf(streamSeed(2, pair))).within) within++;
  }
  return within / pairs;
}

test('figures of the same truth are within, but for 3 in 1,000', () => {
  const share = shareWithin(4000, 0);
  expect(share).toBeGreaterThan(0.9945);
  expect(share).toBeLessThan(0.9995);
});

test('a truth that is six standard errors away is seen', () => {
  expect(shareWithin(1000, 6 * Math.sqrt(2 / runs))).toBeLessThan(0.005);
});
