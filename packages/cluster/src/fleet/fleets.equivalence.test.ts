import { expect, test } from 'vitest';
import type { ClusterSpec } from '../spec.ts';
import { runFleets } from '../testing/fleet-run.ts';

const healthCheck = { everyMs: 2000, timeoutMs: 400, unhealthyAfter: 2, healthyAfter: 2 };
const worlds: readonly [string, Parameters<typeof runFleets>[0]][] = [
  [
    'crashes of instances, with a back-off',
    {
      supervision: {
        intensity: 3,
        periodMs: 5000,
        backoff: { minMs: 500, maxMs: 4000, randomFactor: 0.5 },
      },
      faults: [1, 2].map((instance) => ({
        kind: 'crash' as const,
        atMs: 20_000 + instance,
        cell: 'main',
        service: 'front',
        instance,
      })),
    },
  ],
  [
    'health checks and cold caches',
    {
      back: { healthCheck, coldCache: { missShare: 0.8, missSlowdown: 4, fillRequests: 200 } },
      faults: [
        {
          kind: 'slowdown',
          atMs: 20_000,
          cell: 'main',
          service: 'back',
          forMs: 8000,
          factor: 40,
          instance: 1,
        },
      ],
    },
  ],
  [
    'a deploy with a drain',
    {
      front: { drainMs: 2000 },
      deploys: [{ cell: 'main', service: 'front', atMs: 20_000, instancesPerMinute: 20 }],
    },
  ],
];

function history(engine: 'interpreted' | 'flyweight', change: (typeof worlds)[number][1]) {
  const { cluster, records, ...result } = runFleets(change, { engine, seed: 4 });
  return { ...result, records: records.length, nowMs: cluster.now() };
}

test.each(worlds)('real actors and typed arrays make the same history: %s', (_, change) => {
  const real = history('interpreted', change);
  expect(history('flyweight', change)).toEqual(real);
  expect(real.digest).not.toBe(history('flyweight', {}).digest);
});

test('evacuated clients have the same history on both engines', () => {
  const change: Partial<ClusterSpec> = {
    cells: ['main', 'west'],
    supervision: null,
    faults: [1, 2, 3, 4].map((instance) => ({
      kind: 'crash' as const,
      atMs: 20_000,
      cell: 'main',
      service: 'front',
      instance,
    })),
    evacuations: [
      {
        from: 'main',
        to: 'west',
        sampleDelayMs: 500,
        reactionMs: 1000,
        steps: 3,
        stepMs: 2000,
        healthySuccessShare: 0.5,
        alarm: { service: 'front', successShareBelow: 0.5, samples: 2 },
      },
    ],
  };
  const real = history('interpreted', change);
  expect(history('flyweight', change)).toEqual(real);
  expect(real.measures['cell.main.onlineAtEnd']).toBeGreaterThan(0.9);
});
