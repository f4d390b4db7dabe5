import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compactPath } from './compact-path.ts';

type Point = readonly [number, number];

/** Follows a compact path as a browser would. */
function follow(path: string): Point[] {
  const [start = '', steps = ''] = path.slice(1).replace('z', '').split('l');
  const numbers = (text: string) => (text.match(/-?\d+/g) ?? []).map(Number);
  const pairs = (text: string): Point[] => {
    const all = numbers(text);
    return all.flatMap((x, i) => (i % 2 === 0 ? [[x, all[i + 1] ?? NaN] as const] : []));
  };
  const points = pairs(start);
  for (const [dx, dy] of pairs(steps)) {
    const [x, y] = points.at(-1) ?? [0, 0];
    points.push([x + dx, y + dy]);
  }
  return points;
}

/** Height of a line at x, read between the points around it. */
function heightAt(points: readonly Point[], x: number): number {
  const right = points.findIndex(([px]) => px >= x);
  const [x1, y1] = points[right] ?? [0, NaN];
  const [x0, y0] = points[right - 1] ?? [x1, y1];
  return x1 === x0 ? y1 : y0 + ((y1 - y0) * (x - x0)) / (x1 - x0);
}

const line = fc
  .array(fc.integer({ min: -50, max: 400 }), { minLength: 1, maxLength: 60 })
  .map((heights) => heights.map((y, i): Point => [i * 7, y]));

describe('a compact path', () => {
  it('goes through every point of the long one', () => {
    fc.assert(
      fc.property(line, (points) => {
        const long = `M${points.map(([x, y]) => `${x},${y}`).join('L')}`;
        const followed = follow(compactPath(long));
        for (const [x, y] of points) expect(heightAt(followed, x)).toBeCloseTo(y, 9);
        expect(followed.length).toBeLessThanOrEqual(points.length);
      }),
      { seed: 1, numRuns: 300 },
    );
  });

  it('says a straight line with its two ends', () => {
    expect(compactPath('M0,10L5,10L10,10.2L20,10')).toBe('M0 10l20 0');
  });

  it('keeps a way back along the same line', () => {
    expect(follow(compactPath('M0,0L10,0L5,0'))).toEqual([
      [0, 0],
      [10, 0],
      [5, 0],
    ]);
  });

  it('closes areas and keeps gaps', () => {
    expect(compactPath('M0,0L4,8L8,0ZM20,0L24,8L28,0Z')).toBe('M0 0l4 8 4-8zM20 0l4 8 4-8z');
  });

  it('makes nothing of nothing', () => {
    expect(compactPath('')).toBe('');
  });
});
