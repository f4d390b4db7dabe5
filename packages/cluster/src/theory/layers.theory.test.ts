/** Retries in every layer of a tower of services multiply: (1 - p^(r+1))/(1 - p) each, (r + 1)^d at worst. */
import { expect, test } from 'vitest';
import type { EngineKind } from '../engine/engine.ts';
import { agreement } from '../testing/agreement.ts';
import { runLayers } from '../crowds/layer-run.ts';
import { amplification, failureSharesUpwards, layeredAttempts } from './storm.ts';

const engines: readonly EngineKind[] = ['flyweight', 'interpreted'];
const seed = 1;

test('one layer: 1.111 and 1.875 attempts for three retries at p = 0.1 and 0.5, r + 1 at p = 1', () => {
  expect(amplification(0.1, 3)).toBeCloseTo((1 - 1e-4) / 0.9, 12);
  expect(amplification(0.5, 3)).toBeCloseTo(1.875, 12);
  expect(amplification(0.7, 9)).toBeCloseTo((1 - Math.exp(10 * Math.log(0.7))) / 0.3, 12);
  expect([amplification(0, 3), amplification(1, 3)]).toEqual([1, 4]);
});

test.each(engines)(
  '%s engine: when all fail, three retries in four layers are 256 attempts',
  (engine) => {
    const given = { engine, requests: 10, layers: 4, retriesMax: 3, failureShare: 1, seed };
    const { attempts, failed } = runLayers(given);
    expect(new Set(attempts)).toEqual(new Set([256]));
    expect(failed).toBe(10);
    expect(layeredAttempts([1, 1, 1, 1], 3)).toBe(256);
  },
);

test.each([
  { engine: 'flyweight', failureShare: 0.5, retriesMax: 3, layers: 3, requests: 20_000 },
  { engine: 'flyweight', failureShare: 0.9, retriesMax: 2, layers: 3, requests: 20_000 },
  { engine: 'interpreted', failureShare: 0.8, retriesMax: 3, layers: 2, requests: 4000 },
] as const)(
  '$engine engine: $layers layers, $retriesMax retries, the bottom fails with $failureShare',
  ({ requests, ...given }) => {
    const { attempts, failed } = runLayers({ ...given, requests, seed });
    const { failureShare, retriesMax, layers } = given;
    const shares = failureSharesUpwards(failureShare, retriesMax, layers + 1);
    const theory = layeredAttempts(shares.slice(0, layers), retriesMax);
    expect(agreement(attempts, theory)).toMatchObject({ agrees: true });
    // Who fails at the top: as a binomial count, within three deviations.
    const lost = shares[layers]! * requests;
    expect(Math.abs(failed - lost)).toBeLessThan(3 * Math.sqrt(lost * (1 - shares[layers]!)) + 1);
  },
);
