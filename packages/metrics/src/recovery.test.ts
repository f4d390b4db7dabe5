import { describe, expect, test } from 'vitest';
import { recovery, type RecoveryOptions, type SeriesPoint } from './recovery.ts';

/** One value a second, the first for the second that ends at 1000 ms. */
const perSecond = (...values: number[]): SeriesPoint[] =>
  values.map((value, i) => ({ atMs: (i + 1) * 1000, value }));

/** Three seconds of baseline, then a trigger that is gone at once; back for three windows is back, four outside are stuck. */
const options: RecoveryOptions = {
  baselineFromMs: 0,
  baselineToMs: 3000,
  triggerMs: 3000,
  triggerEndsMs: 3000,
  tolerance: 0.1,
  holdWindows: 3,
  stuckWindows: 4,
  horizonMs: 60_000,
};
const judge = (values: number[], changes: Partial<RecoveryOptions> = {}) =>
  recovery(perSecond(...values), { ...options, ...changes });

describe('recovery', () => {
  test('what never leaves the band is stable, with its worst moment', () => {
    expect(judge([100, 100, 100, 95, 90, 100])).toEqual({
      verdict: 'stable',
      baseline: 100,
      floor: 90,
      worst: 90,
      worstAtMs: 5000,
      leftBandAtMs: null,
      recoveredAtMs: null,
      metastableAtMs: null,
    });
  });

  test('the edge of the band is inside it', () => {
    expect(judge([100, 100, 100, 90]).verdict).toBe('stable');
    expect(judge([100, 100, 100, 89.999]).verdict).toBe('undecided');
  });

  test('what comes back and stays has recovered when it came back', () => {
    expect(judge([100, 100, 100, 40, 20, 95, 99, 100])).toEqual({
      verdict: 'recovered',
      baseline: 100,
      floor: 90,
      worst: 20,
      worstAtMs: 5000,
      leftBandAtMs: 4000,
      recoveredAtMs: 6000,
      metastableAtMs: null,
    });
  });

  test('what stays outside for P windows is metastable, and known to be so at the P-th', () => {
    expect(judge([100, 100, 100, 40, 10, 10, 10, 10])).toMatchObject({
      verdict: 'metastable',
      worst: 10,
      worstAtMs: 5000,
      leftBandAtMs: 4000,
      recoveredAtMs: null,
      metastableAtMs: 7000,
    });
    expect(judge([100, 100, 100, 40, 10, 10]).verdict).toBe('undecided');
  });

  test('P is twenty unless told', () => {
    const { stuckWindows: _, ...withoutP } = options;
    const stuckFor = (windows: number) =>
      recovery(perSecond(100, 100, 100, ...Array.from({ length: windows }, () => 5)), withoutP);
    expect(stuckFor(19).verdict).toBe('undecided');
    expect(stuckFor(20)).toMatchObject({ verdict: 'metastable', metastableAtMs: 23_000 });
  });

  test('one window inside begins the count anew', () => {
    expect(judge([100, 100, 100, 40, 40, 40, 100, 40, 40, 40]).verdict).toBe('undecided');
  });

  test('while the trigger lasts nothing is metastable; a window that has seen it does not count', () => {
    const stuck = [100, 100, 100, 10, 10, 10, 10, 10, 10, 10];
    expect(judge(stuck, { triggerEndsMs: null }).verdict).toBe('undecided');
    expect(judge(stuck, { triggerEndsMs: 6000 }).metastableAtMs).toBe(10_000);
    expect(judge(stuck, { triggerEndsMs: 5999 }).metastableAtMs).toBe(10_000);
    expect(judge(stuck, { triggerEndsMs: 6001 }).verdict).toBe('undecided');
  });

  test('whoever was stuck and came back later was metastable, and is back', () => {
    expect(judge([100, 100, 100, 10, 10, 10, 10, 100, 100, 100])).toMatchObject({
      verdict: 'metastable',
      metastableAtMs: 7000,
      recoveredAtMs: 8000,
    });
  });

  test('back, but not yet for long enough when the data end, is undecided', () => {
    expect(judge([100, 100, 100, 40, 100, 100]).verdict).toBe('undecided');
    expect(judge([100, 100, 100, 40, 100, 100, 100]).verdict).toBe('recovered');
    expect(judge([100, 100, 100, 40, 100], { holdWindows: 1 }).recoveredAtMs).toBe(5000);
  });

  test('of several returns the last one counts', () => {
    const relapse = [100, 100, 100, 40, 100, 100, 100, 100, 30, 100, 100, 100];
    expect(judge(relapse)).toMatchObject({
      verdict: 'recovered',
      leftBandAtMs: 4000,
      recoveredAtMs: 10_000,
    });
  });

  test('a relapse at the end undoes a recovery', () => {
    expect(judge([100, 100, 100, 40, 100, 100, 100, 100, 30]).verdict).toBe('undecided');
  });

  test('what happens after the recovery limit is too late', () => {
    const late = [100, 100, 100, 40, 40, 40, 100, 100, 100, 100];
    expect(judge(late).verdict).toBe('recovered');
    expect(judge(late, { horizonMs: 9000 }).verdict).toBe('recovered');
    expect(judge(late, { horizonMs: 8999 }).verdict).toBe('undecided');
    expect(judge(late, { horizonMs: 8000 })).toMatchObject({ verdict: 'undecided', worst: 40 });
  });

  test('the baseline is the mean of the points whose windows end between its bounds, the upper one included', () => {
    expect(judge([0, 80, 120, 50], { baselineFromMs: 1000 }).baseline).toBe(100);
    expect(judge([500, 80, 120, 50], { baselineFromMs: 1000 }).baseline).toBe(100);
  });

  test('without a point after the trigger it is stable, and the worst is the baseline', () => {
    expect(judge([100, 100, 100])).toEqual({
      verdict: 'stable',
      baseline: 100,
      floor: 90,
      worst: 100,
      worstAtMs: 3000,
      leftBandAtMs: null,
      recoveredAtMs: null,
      metastableAtMs: null,
    });
  });

  test('nothing can fall below a baseline of zero', () => {
    expect(judge([0, 0, 0, 0, 5]).verdict).toBe('stable');
  });

  test('a baseline without a point names both bounds', () => {
    expect(() => judge([100, 100], { baselineFromMs: 2000, baselineToMs: 2500 })).toThrow(
      'no point lies between baselineFromMs 2000 and baselineToMs 2500: leave at least one window between warm-up and trigger',
    );
  });

  test('points out of order, negative values and wrong bounds are refused', () => {
    const point = (atMs: number, value = 1) => ({ atMs, value });
    expect(() => recovery([point(2000), point(1000)], options)).toThrow(
      'series[1].atMs is 1000 after 2000: give points in the order of time',
    );
    expect(() => recovery([point(1000), point(1000)], options)).toThrow('series[1].atMs');
    expect(() => recovery([point(1000, -1)], options)).toThrow('series[0].value is -1');
    expect(() => recovery([point(1000, Number.NaN)], options)).toThrow('series[0].value is NaN');
    expect(() => judge([1], { tolerance: 1 })).toThrow(
      'tolerance is 1: give a share of at least 0 and below 1',
    );
    expect(() => judge([1], { holdWindows: 0 })).toThrow('holdWindows is 0');
    expect(() => judge([1], { stuckWindows: 1.5 })).toThrow('stuckWindows is 1.5');
    expect(() => judge([1], { triggerEndsMs: 2999 })).toThrow(
      'triggerEndsMs is 2999: give a time not before triggerMs 3000, or null',
    );
    expect(() => judge([1], { triggerMs: Number.NaN })).toThrow('triggerMs is NaN');
  });
});
