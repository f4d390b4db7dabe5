import { expect, test } from 'vitest';
import { InputError } from './errors.ts';
import { parseClusterSpec } from './parse.ts';
import { backFleet } from './testing/fleet-run.ts';
import { backService, frontService, quietSpec } from './testing/small-spec.ts';

const refusal = (change: object): string => {
  try {
    parseClusterSpec({ ...quietSpec, ...change });
  } catch (error) {
    if (error instanceof InputError) return error.message;
    throw error;
  }
  return 'nothing is wrong';
};
const back = (change: object) => ({
  services: { front: frontService, back: { ...backService, ...change } },
});
const healthCheck = { everyMs: 1000, timeoutMs: 500, unhealthyAfter: 2, healthyAfter: 5 };
const deploy = { cell: 'main', service: 'back', atMs: 20_000, instancesPerMinute: 6 };
const fleet = (change: object) => ({ ...back(backFleet), ...change });
const evacuation = {
  from: 'main',
  to: 'west',
  sampleDelayMs: 0,
  alarm: { service: 'front', successShareBelow: 0.5, samples: 1 },
  reactionMs: 0,
  steps: 1,
  stepMs: 1000,
  healthySuccessShare: 0.5,
};
const cells = ['main', 'west'];
const crash = { kind: 'crash', atMs: 20_000, cell: 'main', service: 'back' };

test.each([
  [back({ instances: 0 }), 'world.services.back.instances is 0: expected number to be >=1'],
  [back({ instances: 3 }), 'world.services.back.servers is 2: give a multiple of instances, 3'],
  [
    back({ healthCheck }),
    'world.services.back.healthCheck is for fleets: give instances, 1 or more',
  ],
  [back({ drainMs: 1000 }), 'world.services.back.drainMs is for fleets: give instances, 1 or more'],
  [
    back({ instances: 2, healthCheck: { ...healthCheck, timeoutMs: 1500 } }),
    'world.services.back.healthCheck.timeoutMs is 1500: give at most everyMs, 1000',
  ],
  [
    back({ instances: 2, healthCheck: { ...healthCheck, action: 'kill' } }),
    'world.services.back.healthCheck.action is "kill": expected one of "evict"|"restart"',
  ],
  [
    back({ coldCache: { missShare: 2, missSlowdown: 1, fillRequests: 1 } }),
    'world.services.back.coldCache.missShare is 2: expected number to be <=1',
  ],
  [
    { faults: [{ ...crash, instance: 1 }] },
    'world.faults.0.instance is 1: back is no fleet, leave it out',
  ],
  [fleet({ faults: [{ ...crash, instance: 3 }] }), 'world.faults.0.instance is 3: 1 to 2'],
  [
    { faults: [{ ...crash, kind: 'partition', forMs: 1, instance: 1 }] },
    "world.faults.0: there is no 'instance' here; remove it or mend its spelling",
  ],
  [{ deploys: [deploy] }, 'world.deploys.0.service is "back": give that service instances'],
  [
    fleet({ deploys: [{ ...deploy, service: 'front' }] }),
    'world.deploys.0.service is "front": give one of back',
  ],
  [
    fleet({ deploys: [{ ...deploy, cell: 'east' }] }),
    'world.deploys.0.cell is "east": give one of main',
  ],
  [
    fleet({ deploys: [{ ...deploy, atMs: 70_000 }] }),
    'world.deploys.0.atMs is 70000: it must lie before the horizon, 60000',
  ],
  [
    fleet({
      deploys: [{ ...deploy, gate: { service: 'side', successShareBelow: 0.5, sampleDelayMs: 0 } }],
    }),
    'world.deploys.0.gate.service is "side": give one of front, back',
  ],
  [
    fleet({ deploys: [deploy], supervision: null }),
    'world.deploys.0 needs somebody to start instances again: give supervision',
  ],
  [{ evacuations: [evacuation] }, 'world.evacuations.0.to is "west": give a second cell'],
  [
    { cells, evacuations: [{ ...evacuation, from: 'east' }] },
    'world.evacuations.0.from is "east": give one of main, west',
  ],
  [
    { cells, evacuations: [{ ...evacuation, to: 'main' }] },
    'world.evacuations.0.to is "main": give one of west',
  ],
  [
    { cells, evacuations: [evacuation, evacuation] },
    'world.evacuations.1.from is "main": a cell is evacuated once',
  ],
  [
    { cells, evacuations: [{ ...evacuation, alarm: { ...evacuation.alarm, service: 'side' } }] },
    'world.evacuations.0.alarm.service is "side": give one of front, back',
  ],
  [
    { supervision: { intensity: 1, periodMs: 1000, strategy: 'oneForNone' } },
    'world.supervision.strategy is "oneForNone": expected one of "oneForOne"|"oneForAll"|"restForOne"',
  ],
  [
    { supervision: { intensity: 1, periodMs: 1000, backoff: { minMs: 2000, maxMs: 1000 } } },
    'world.supervision.backoff.maxMs is 1000: give at least minMs, 2000',
  ],
])('%j: %s', (change, expected) => {
  expect(refusal(change)).toBe(expected);
});

test('a fleet with everything is right, and instances of one fleet may be slow at the same time', () => {
  const slow = { ...crash, kind: 'slowdown', forMs: 5000, factor: 2 };
  const faults = [1, 2].map((instance) => ({ ...slow, instance }));
  const whole = { ...backFleet, healthCheck, drainMs: 100 };
  expect(refusal({ ...back(whole), faults, deploys: [deploy] })).toBe('nothing is wrong');
  expect(refusal({ ...back(whole), faults: [slow, ...faults] })).toBe(
    'world.faults.0.atMs is 20000: begin after the slowdown of faults.1 has ended',
  );
});
