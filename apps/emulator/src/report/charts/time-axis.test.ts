import { describe, expect, it } from 'vitest';
import { placeOf, timeTicks } from './time-axis.ts';

const minute = 60_000;
const labels = (horizonMs: number) => timeTicks(horizonMs).map(({ label }) => label);

describe('the time axis', () => {
  it('counts minutes and seconds in a short run', () => {
    expect(labels(15 * minute)).toEqual(['0:00', '3:00', '6:00', '9:00', '12:00', '15:00']);
    expect(labels(30 * minute)).toEqual([
      '0:00',
      '5:00',
      '10:00',
      '15:00',
      '20:00',
      '25:00',
      '30:00',
    ]);
  });

  it('counts hours in a long one', () => {
    expect(labels(930 * minute)).toEqual([
      '0:00 h',
      '3:00 h',
      '6:00 h',
      '9:00 h',
      '12:00 h',
      '15:00 h',
    ]);
  });

  it('has at most seven ticks for any horizon', () => {
    for (let horizonMs = 1000; horizonMs < 1e10; horizonMs *= 1.37)
      expect(timeTicks(horizonMs).length).toBeLessThanOrEqual(7);
  });

  it('places moments within the axis', () => {
    expect([placeOf(0, 900), placeOf(300, 900), placeOf(1000, 900), placeOf(1, 0)]).toEqual([
      '0%',
      '33.33%',
      '100%',
      '0%',
    ]);
  });
});
