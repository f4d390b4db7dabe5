/**
 * An interval of 95 % that covers the truth in 95 % of all runs: two hundred runs of M/M/1 (8, 10), each estimated from ten short
 * replications. By chance alone, 92-98 % is what one such count in twenty misses; the runs here are always the same.
 */
import { estimate } from '@squall/metrics';
import { expect, test } from 'vitest';
import { openQueue, steadyState } from '../crowds/steady-state.ts';

const runs = 200;
const replications = 10;
const truth = { inSystem: 4, sojournS: 0.5 };

test('the estimate of metrics covers the truth in 92-98 % of the runs', () => {
  const queue = openQueue({ arrivalsPerSecond: 8, servedPerSecond: 10, servers: 1 });
  const all = steadyState({
    engine: 'flyweight',
    queue,
    sources: 20,
    requests: 1000,
    replications: runs * replications,
  });
  for (const measure of ['inSystem', 'sojournS'] as const) {
    const covered = Array.from({ length: runs }, (_, run) => {
      const own = all.slice(run * replications, (run + 1) * replications);
      const { mean, halfWidth } = estimate(own.map(({ steady }) => steady[measure]));
      return Math.abs(mean - truth[measure]) <= (halfWidth ?? 0);
    }).filter(Boolean).length;
    expect(covered / runs).toBeGreaterThanOrEqual(0.92);
    expect(covered / runs).toBeLessThanOrEqual(0.98);
  }
});
