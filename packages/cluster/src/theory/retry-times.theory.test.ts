/**
 * When a fleet that fails in one instant asks for the k-th time: the sum of k independent delays. With jitter each of them is
 * uniform, so means and variances add up: a delay between l and h has the mean (l + h)/2 and the variance (h - l)^2/12.
 */
import { expect, test } from 'vitest';
import type { EngineKind } from '../engine/engine.ts';
import { agreement } from '../testing/agreement.ts';
import { retryTimes } from '../crowds/retry-times.ts';
import { jitters, stepsMs } from '../testing/fleets.ts';

const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0);
const meanOf = (values: Float64Array) => sum([...values]) / values.length;
function varianceOf(values: Float64Array): number {
  const centre = meanOf(values);
  return sum([...values].map((value) => (value - centre) * (value - centre))) / (values.length - 1);
}

test.each([
  { jitter: 'equal', low: 0.5, high: 1 },
  { jitter: 'added', low: 1, high: 2 },
] as const)('typed arrays, jitter $jitter', ({ jitter, low, high }) => {
  const times = retryTimes({
    engine: 'flyweight',
    policy: jitters[jitter],
    fleets: 80,
    size: 500,
    retries: stepsMs.length,
    seed: 3,
  });
  for (const k of stepsMs.keys()) {
    const steps = stepsMs.slice(0, k + 1);
    const mean = sum(steps.map((d) => (d * (low + high)) / 2));
    const variance = sum(steps.map((d) => (d * (high - low) * d * (high - low)) / 12));
    const means = times.map((fleet) => meanOf(fleet[k]!));
    const variances = times.map((fleet) => varianceOf(fleet[k]!));
    expect({ k, ...agreement(means, mean) }).toMatchObject({ agrees: true });
    expect({ k, ...agreement(variances, variance) }).toMatchObject({ agrees: true });
  }
});

test.each<EngineKind>(['flyweight', 'interpreted'])(
  '%s engine, no jitter: the whole fleet at 1, 3, 7, 15, 31 and 63 s',
  (engine) => {
    const [times = []] = retryTimes({
      engine,
      policy: jitters.none,
      fleets: 1,
      size: 500,
      retries: stepsMs.length,
      seed: 3,
    });
    expect(times.map((column) => [...new Set(column)])).toEqual(
      [1000, 3000, 7000, 15_000, 31_000, 63_000].map((atMs) => [atMs]),
    );
  },
);
