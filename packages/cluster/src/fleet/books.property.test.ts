import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import type { FaultSpec } from '../spec.ts';
import { runFleets } from '../testing/fleet-run.ts';

const fault: fc.Arbitrary<FaultSpec> = fc.record({
  kind: fc.constant('crash' as const),
  atMs: fc.integer({ min: 7000, max: 28_000 }),
  cell: fc.constant('main'),
  service: fc.constantFrom('front', 'back'),
  instance: fc.constantFrom(1, 2),
});
const healthCheck = fc.record({
  everyMs: fc.constantFrom(500, 1500),
  timeoutMs: fc.constantFrom(20, 400),
  unhealthyAfter: fc.constantFrom(1, 3),
  healthyAfter: fc.constantFrom(1, 2),
  action: fc.constantFrom('evict' as const, 'restart' as const),
});
const deploy = fc.record({
  cell: fc.constant('main'),
  service: fc.constantFrom('front', 'back'),
  atMs: fc.integer({ min: 7000, max: 20_000 }),
  instancesPerMinute: fc.constantFrom(5, 30, 600),
});

test('whatever befalls fleets, the books balance to the unit, and one seed is one history', () => {
  const seen = new Set<string>();
  fc.assert(
    fc.property(
      fc.array(fault, { maxLength: 4 }),
      healthCheck,
      fc.array(deploy, { maxLength: 1 }),
      fc.constantFrom(0, 900),
      (faults, check, deploys, drainMs) => {
        const run = () =>
          runFleets(
            {
              clients: 40,
              horizonMs: 30_000,
              supervision: { intensity: 2, periodMs: 5000, restartByHandMs: 3000 },
              front: { drainMs },
              back: { drainMs, healthCheck: check, memoryLimitOfQueue: 0.5 },
              faults,
              deploys,
            },
            { engine: 'flyweight' },
          );
        // `finish` throws when the books do not balance.
        const { digest, ledger } = run();
        expect(ledger['main/front']!.answered).toBeGreaterThan(0);
        expect(run().digest).toBe(digest);
        seen.add(digest);
      },
    ),
    { seed: 1, numRuns: 12 },
  );
  expect(seen.size).toBeGreaterThan(6);
});
