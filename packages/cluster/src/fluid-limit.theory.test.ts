/**
 * The fluid limit of a reconnect storm: N clients thrown out at once before a service of C sign-ins per second that has λ
 * other requests per second to serve. First come first served, the last of them is signed in after N / C; the backlog that
 * has built up behind them meanwhile is gone after N / (C - λ).
 */
import { type ClientSettings, constantDelay, stages } from '@squall/client-actor';
import { expect, test } from 'vitest';
import { runWhole } from './testing/run.ts';
import { clientSettings, cohort, quietSpec } from './testing/small-spec.ts';

const atMs = 10_000;
const never = 1e8;
const signIn = stages.indexOf('signIn');

/** They come straight back, wait as long as it takes, and are silent otherwise. */
const thrownOut: ClientSettings = {
  ...clientSettings,
  policy: constantDelay(10),
  timeoutsMs: { ...clientSettings.timeoutsMs, connect: 60_000, signIn: 60_000 },
  heartbeatMs: never,
  messageMeanMs: never,
};
/** Each sends every 10 s on average and does not wait, so that the load they make does not give way to the storm. */
const others: ClientSettings = {
  ...thrownOut,
  timeoutsMs: { ...clientSettings.timeoutsMs, message: 50 },
  messageMeanMs: 10_000,
};

function storm(clients: number, capacityPerSecond: number, otherPerSecond: number) {
  const crowd = otherPerSecond * 10;
  const front = { servers: 50, queueCapacity: clients, serviceTimeMs: 1, cv2: 0 };
  const gate = { servers: 1, queueCapacity: 2 * clients, serviceTimeMs: 1000 / capacityPerSecond };
  const { records, samples } = runWhole({
    clients: clients + crowd,
    horizonMs: 40_000,
    warmUpMs: 1000,
    windowMs: 50,
    cells: ['main', 'west'],
    services: { front, gate: { ...gate, cv2: 0, shared: true } },
    stages: {
      ...quietSpec.stages,
      resume: { service: 'front', cost: 1 },
      signIn: { service: 'gate', cost: 1 },
      contacts: { service: 'front', cost: 1 },
      presence: { service: 'front', cost: 1 },
      sync: { service: 'front', cost: 1 },
      message: { service: 'gate', cost: 1 },
    },
    cohorts: {
      storm: { ...cohort, share: clients / (clients + crowd), settings: thrownOut },
      others: {
        ...cohort,
        cells: ['west'],
        share: crowd / (clients + crowd),
        settings: others,
      },
    },
    network: { latencyMs: 0, cv2: 0, lossShare: 0 },
    sessions: { ttlMs: 1e6, keptBy: 'front', connectionsHeldBy: 'front' },
    faults: [{ kind: 'crash', atMs, cell: 'main', service: 'front' }],
  });
  const signedIn = records.filter(({ kind, stage }) => kind === 'answered' && stage === signIn);
  const emptyAtMs = samples.find(
    (sample) => sample.atMs > atMs + 1000 && sample.stations.at(-1)?.queueLength === 0,
  )?.atMs;
  return {
    signedIn: signedIn.length,
    lastSignedInMs: (signedIn.at(-1)?.atMs ?? Infinity) - atMs,
    clearedMs: (emptyAtMs ?? Infinity) - atMs,
  };
}

test.each([
  { clients: 600, capacityPerSecond: 50, otherPerSecond: 0 },
  { clients: 1000, capacityPerSecond: 100, otherPerSecond: 20 },
  { clients: 800, capacityPerSecond: 100, otherPerSecond: 50 },
])(
  '$clients clients before $capacityPerSecond sign-ins a second, $otherPerSecond of them taken',
  (given) => {
    const { clients, capacityPerSecond, otherPerSecond } = given;
    const { signedIn, lastSignedInMs, clearedMs } = storm(
      clients,
      capacityPerSecond,
      otherPerSecond,
    );
    expect(signedIn).toBe(clients);
    const lastMs = (1000 * clients) / capacityPerSecond;
    expect(Math.abs(lastSignedInMs / lastMs - 1)).toBeLessThan(0.01);
    const leftPerSecond = capacityPerSecond - otherPerSecond;
    const clearMs = (1000 * clients) / leftPerSecond;
    // What the others send meanwhile is Poisson: three standard errors of it at the capacity that is left, and two windows.
    const spreadMs = (1000 * Math.sqrt((otherPerSecond * clearMs) / 1000)) / leftPerSecond;
    expect(Math.abs(clearedMs - clearMs)).toBeLessThan(3 * spreadMs + 100);
  },
);
