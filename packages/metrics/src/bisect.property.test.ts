import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { bisect, bisectAtOnce } from './bisect.ts';

const share = fc.double({ min: 0, max: 1, noNaN: true });

test('an edge between the bounds is enclosed within the resolution, in as many trials as halvings take', () =>
  fc.assert(
    fc.asyncProperty(share, fc.integer({ min: 1, max: 20 }), async (edge, halvings) => {
      const resolution = 1 / 2 ** halvings;
      const found = await bisect((value) => value >= edge, { low: 0, high: 1, resolution });
      fc.pre(edge > 0);
      expect(found.least).toBeGreaterThanOrEqual(edge);
      expect(found.tooLittle).toBeLessThan(edge);
      expect(found.least! - found.tooLittle!).toBeLessThanOrEqual(resolution);
      expect(found.trials).toHaveLength(2 + halvings);
    }),
    { seed: 1, numRuns: 300 },
  ));

test('with replications it finds the edge of the one that needs most', () =>
  fc.assert(
    fc.asyncProperty(fc.array(share, { minLength: 1, maxLength: 8 }), async (edges) => {
      const { least } = await bisect((value, replication) => value >= edges[replication]!, {
        low: 0,
        high: 1,
        resolution: 1e-3,
        replications: edges.length,
      });
      const most = Math.max(...edges);
      expect(least! - most).toBeGreaterThanOrEqual(0);
      expect(least! - most).toBeLessThanOrEqual(1e-3);
    }),
    { seed: 1, numRuns: 200 },
  ));

test('at once it finds the same, in the same trials', () =>
  fc.assert(
    fc.asyncProperty(
      share,
      fc.double({ min: 1e-6, max: 1, noNaN: true }),
      async (edge, resolution) => {
        const options = { low: 0.1, high: 0.9, resolution };
        const holds = (value: number) => value >= edge;
        expect(bisectAtOnce(holds, options)).toEqual(await bisect(holds, options));
      },
    ),
    { seed: 1, numRuns: 200 },
  ));
