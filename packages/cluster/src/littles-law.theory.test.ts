/**
 * L = λ·W (J. D. C. Little, 1961) for each station, from two sides that do not know each other: L from the station's own
 * counters and queue, as samples have it; λ and W from the records of its requests.
 */
import { littlesLaw } from '@squall/metrics';
import { expect, test } from 'vitest';
import type { ServiceSpec } from './spec.ts';
import { runWhole } from './testing/run.ts';
import { clientSettings, cohort, quietSpec } from './testing/small-spec.ts';

const horizonMs = 100_000;
/** Sixty clients with a heartbeat and a message every two seconds: 30 requests a second for each service, ρ = 0.6. */
const settings = { ...clientSettings, heartbeatMs: 2000, messageMeanMs: 2000 };
const service = { servers: 1, queueCapacity: 500, serviceTimeMs: 20 };

const run = (kind: Partial<ServiceSpec>) =>
  runWhole({
    horizonMs,
    // Levels are looked at 2000 times.
    windowMs: 50,
    services: { front: { ...service, ...kind }, back: { ...service, ...kind } },
    stages: { ...quietSpec.stages, message: { service: 'back', cost: 1 } },
    cohorts: { all: { ...cohort, settings } },
    // Without a network the time since a request was sent is its time in the system.
    network: { latencyMs: 0, cv2: 0, lossShare: 0 },
  });

const mean = (values: readonly number[]) =>
  values.reduce((sum, value) => sum + value, 0) / values.length;

test.each<[string, Partial<ServiceSpec>]>([
  ['exponential service', { cv2: 1 }],
  ['constant service', { cv2: 0 }],
  ['uneven service, last come first served', { cv2: 4, discipline: 'lifo' }],
  ['uneven service, random order', { cv2: 4, discipline: 'random' }],
  ['uneven service, processor sharing', { cv2: 4, discipline: 'processorSharing' }],
  ['two slower servers', { cv2: 1, servers: 2, serviceTimeMs: 40 }],
])('Little’s law holds for each station: %s', (_, kind) => {
  const { records, samples } = run(kind);
  for (const station of [0, 1]) {
    const served = records.filter(
      (record) => record.station === station && record.kind.startsWith('served'),
    );
    const levels = samples.map(({ stations }) => stations[station]!);
    const busy = mean(levels.map(({ utilisation }) => utilisation)) * (kind.servers ?? 1);
    const { actual, relativeError } = littlesLaw({
      arrivals: served.length,
      meanSojournMs: mean(served.map(({ from }) => from)),
      durationMs: horizonMs,
      meanInSystem: busy + mean(levels.map(({ queueLength }) => queueLength)),
    });
    expect(served.length).toBeGreaterThan(2500);
    expect(actual).toBeGreaterThan(0.5);
    expect(relativeError).toBeLessThan(0.03);
  }
});
