import { fullJitter } from '@squall/client-actor';
import { expect, test } from 'vitest';
import { InputError } from './errors.ts';
import { parseClusterSpec } from './parse.ts';
import {
  backService,
  clientSettings,
  cohort,
  frontService,
  quietSpec,
} from './testing/small-spec.ts';
import { operators } from './testing/operators.ts';

const refusal = (change: object, at?: string): string => {
  try {
    parseClusterSpec({ ...quietSpec, ...change }, at);
  } catch (error) {
    if (error instanceof InputError) return error.message;
    throw error;
  }
  return 'nothing is wrong';
};

const configuration = {
  startMs: 20_000,
  waves: [
    { share: 0.2, afterMs: 0 },
    { share: 1, afterMs: 10_000 },
  ],
  fetchOverMs: 1000,
  order: 'random',
  haltOnAlarm: true,
};
const services = (back: object) => ({ services: { front: frontService, back } });
const cohorts = (...shares: readonly unknown[]) => ({
  cohorts: Object.fromEntries(shares.map((share, i) => [`c${i}`, { ...cohort, share }])),
});

test('what is right is given back as it was', () => {
  expect(parseClusterSpec({ ...quietSpec, configuration, operators })).toEqual({
    ...quietSpec,
    configuration,
    operators,
  });
});

test.each([
  // Single figures: the schema.
  [{ clients: -1 }, 'world.clients is -1: expected number to be >=1'],
  [{ clients: 1.5 }, 'world.clients is 1.5: expected int, received number'],
  [{ clients: Number.NaN }, 'world.clients is NaN: expected number, received NaN'],
  [{ clients: 3_000_000 }, 'world.clients is 3000000: expected number to be <=2000000'],
  [{ clients: '60' }, 'world.clients is "60": expected number, received string'],
  [{ horizonMs: Infinity }, 'world.horizonMs is Infinity: expected number, received Infinity'],
  [{ client: 1 }, "world: there is no 'client' here; remove it or mend its spelling"],
  [{ shedding: { share: 1.5 } }, 'world.shedding.share is 1.5: expected number to be <=1'],
  [{ shedding: { share: 0.5, forMs: 0 } }, 'world.shedding.forMs is 0: expected number to be >0'],
  [
    { shedding: { share: 0.5 } },
    'world.shedding begins when the trigger is gone, but there is none: give a configuration or faults',
  ],
  [
    {
      shedding: { share: 0.5, cells: ['nowhere'] },
      faults: [{ kind: 'crash', atMs: 20_000, cell: 'main', service: 'back' }],
    },
    'world.shedding.cells.0 is "nowhere": give one of main',
  ],
  [{ cells: [] }, 'world.cells is []: expected array to have >=1 items'],
  [
    { network: { latencyMs: 20, cv2: 0, lossShare: 1.2 } },
    'world.network.lossShare is 1.2: expected number to be <=1',
  ],
  [
    { supervision: { intensity: 3, periodMs: 5500 } },
    'world.supervision.periodMs is 5500: must be a multiple of 1000',
  ],
  [
    { faults: [{ kind: 'fire', atMs: 1, cell: 'main', service: 'front' }] },
    "world.faults.0.kind is \"fire\": expected one of 'crash' | 'pause' | 'slowdown' | 'partition'",
  ],
  [
    { faults: [{ kind: 'pause', atMs: 20_000, cell: 'main', service: 'front' }] },
    'world.faults.0.forMs is undefined: expected number, received undefined',
  ],
  [
    services({ ...backService, discipline: 'edf' }),
    'world.services.back.discipline is "edf": expected one of "fifo"|"lifo"|"adaptiveLifo"|"random"|"processorSharing"',
  ],
  [
    services({ ...backService, admission: { kind: 'red', targetMs: 5 } }),
    "world.services.back.admission.kind is \"red\": expected one of 'tokenBucket' | 'fixedConcurrency' | 'aimd' | 'vegas' | 'gradient2' | 'codel' | 'controlledDelay' | 'dagor'",
  ],
  [
    services({ ...backService, admission: { kind: 'codel', targetMs: -5 } }),
    'world.services.back.admission.targetMs is -5: expected number to be >=0',
  ],
  [
    services({ ...backService, baulking: [0, 2] }),
    'world.services.back.baulking.1 is 2: expected number to be <=1',
  ],
  [
    { cells: ['9east'] },
    'world.cells.0 is "9east": give a name of letters, digits and hyphens that begins with a letter',
  ],
  [
    { cohorts: { 'a b': cohort } },
    'world.cohorts.a b is "a b": give a name of letters, digits and hyphens that begins with a letter',
  ],
  [
    { cohorts: { all: { ...cohort, settings: 5 } } },
    'world.cohorts.all.settings is 5: give the settings of a client',
  ],
  // What a schema cannot say: one rule after the other.
  [{ cells: ['main', 'main'] }, 'world.cells.1 is "main": each cell is named once'],
  [cohorts(1.5), 'world.cohorts.c0.share is 1.5: expected number to be <=1'],
  [
    cohorts({ share: 1 }),
    'world.cohorts.c0.share is {"share":1}: give a share from 0 to 1, or "rest"',
  ],
  [cohorts(0.5, 0.4), 'world.cohorts: their shares sum to 0.9: make them sum to 1'],
  [
    services({ ...backService, queueSeconds: 5 }),
    'world.services.back: give either capacityPerThousandPerSecond and queueSeconds, or servers and queueCapacity',
  ],
  [services({ serviceTimeMs: 5, servers: 3 }), 'world.services.back: give either capacity'],
  [services({ serviceTimeMs: 5 }), 'world.services.back: give either capacity'],
  [
    { stages: { ...quietSpec.stages, sync: { service: 'bakc', cost: 1 } } },
    'world.stages.sync.service is "bakc": give one of front, back',
  ],
  [
    { cohorts: { all: { ...cohort, cells: ['main', 'west'] } } },
    'world.cohorts.all.cells.1 is "west": give one of main',
  ],
  [
    services({ ...backService, dependencies: [{ service: 'disk', cost: 1, timeoutMs: 5 }] }),
    'world.services.back.dependencies.0.service is "disk": give one of front, back',
  ],
  [
    { sessions: { ...quietSpec.sessions, keptBy: 'x' } },
    'world.sessions.keptBy is "x": give one of front, back',
  ],
  [
    { sessions: { ...quietSpec.sessions, connectionsHeldBy: 'x' } },
    'world.sessions.connectionsHeldBy is "x": give one of front, back',
  ],
  [
    { faults: [{ kind: 'crash', atMs: 20_000, cell: 'main', service: 'x' }] },
    'world.faults.0.service is "x": give one of front, back',
  ],
  [
    { faults: [{ kind: 'crash', atMs: 20_000, cell: 'x', service: 'back' }] },
    'world.faults.0.cell is "x": give one of main',
  ],
  [
    { operators: { ...operators, alarm: { ...operators.alarm, service: 'x' } } },
    'world.operators.alarm.service is "x": give one of front, back',
  ],
  [
    { operators: { ...operators, admissionRamp: { ...operators.admissionRamp, service: 'x' } } },
    'world.operators.admissionRamp.service is "x": give one of front, back',
  ],
  [
    services({ ...backService, dependencies: [{ service: 'back', cost: 1, timeoutMs: 5 }] }),
    'world.services.back.dependencies form a cycle (back -> back): remove one of them',
  ],
  [
    {
      services: {
        front: { ...frontService, dependencies: [{ service: 'back', cost: 1, timeoutMs: 5 }] },
        back: { ...backService, dependencies: [{ service: 'disk', cost: 1, timeoutMs: 5 }] },
        disk: { ...backService, dependencies: [{ service: 'back', cost: 1, timeoutMs: 5 }] },
      },
    },
    'world.services.front.dependencies form a cycle (back -> disk -> back): remove one of them',
  ],
  [{ warmUpMs: 60_000 }, 'world.warmUpMs is 60000: it must lie before the horizon, 60000'],
  [{ windowMs: 60_001 }, 'world.windowMs is 60001: it must not exceed the horizon, 60000'],
  [
    { configuration: { ...configuration, startMs: 6000 } },
    'world.configuration.startMs is 6000: the baseline needs a window after warmUpMs, 5000',
  ],
  [
    { configuration: { ...configuration, startMs: 60_000 } },
    'world.configuration.startMs is 60000: it must lie before the horizon, 60000',
  ],
  [
    { faults: [{ kind: 'crash', atMs: 6000, cell: 'main', service: 'back' }] },
    'world.faults.0.atMs is 6000: the baseline needs a window after warmUpMs, 5000',
  ],
  [
    { faults: [{ kind: 'crash', atMs: 60_000, cell: 'main', service: 'back' }] },
    'world.faults.0.atMs is 60000: it must lie before the horizon, 60000',
  ],
  [
    {
      faults: [
        { kind: 'pause', atMs: 21_000, cell: 'main', service: 'back', forMs: 5000 },
        { kind: 'pause', atMs: 20_000, cell: 'main', service: 'back', forMs: 5000 },
      ],
    },
    'world.faults.0.atMs is 21000: begin after the pause of faults.1 has ended',
  ],
  [
    services({
      ...backService,
      shared: true,
      dependencies: [{ service: 'front', cost: 1, timeoutMs: 5 }],
    }),
    'world.services.back.dependencies.0.service is "front": a shared service can call only shared ones, make it shared too',
  ],
  [
    services({ ...backService, admission: { kind: 'aimd', initialLimit: 5 } }),
    'world.services.back.admission.initialLimit is 5: give a whole number of at least 20',
  ],
  [
    services({ ...backService, discipline: 'processorSharing', preemption: true }),
    'world.services.back.preemption is true with processorSharing',
  ],
  [
    { configuration: { ...configuration, waves: configuration.waves.toReversed() } },
    'world.configuration.waves.1 is {"share":0.2,"afterMs":0}: each wave comes later and reaches more',
  ],
  [
    { cohorts: { all: { ...cohort, settings: { ...clientSettings, heartbeatMs: -1 } } } },
    'world.cohorts.all.settings: heartbeatMs is -1',
  ],
  [
    {
      cohorts: {
        all: {
          ...cohort,
          settings: {
            ...clientSettings,
            policy: { ...fullJitter({ baseMs: 1, capMs: 2 }), capMs: Number.NaN },
          },
        },
      },
    },
    'world.cohorts.all.settings: policy.capMs is NaN',
  ],
])('%j is refused with the way out', (change, line) => {
  expect(refusal(change).slice(0, line.length)).toBe(line);
});

test('one cohort may be the rest of the others, as long as something is left', () => {
  expect(refusal(cohorts(0.3, 'rest'))).toBe('nothing is wrong');
  expect(refusal(cohorts('rest'))).toBe('nothing is wrong');
  expect(refusal(cohorts(0.3, 'rest', 'rest'))).toMatch(/^world\.cohorts: /);
  expect(refusal(cohorts(0.8, 0.4, 'rest'))).toMatch(
    /^world\.cohorts: nothing is left for the rest/,
  );
});

test('shares that sum to 1 but for rounding are taken', () => {
  expect(refusal(cohorts(0.1, 0.2, 0.7))).toBe('nothing is wrong');
  expect(refusal(cohorts(1 / 3, 1 / 3, 1 / 3))).toBe('nothing is wrong');
});

test('faults that end by themselves may overlap, those of one kind may follow each other', () => {
  const at = { cell: 'main', service: 'back', forMs: 5000 };
  const slowdown = { ...at, kind: 'slowdown', atMs: 20_000, factor: 2 };
  const partition = { ...at, kind: 'partition', atMs: 20_000 };
  const others = [slowdown, partition, { ...partition, atMs: 21_000 }];
  expect(refusal({ faults: others })).toBe('nothing is wrong');
  expect(refusal({ faults: [slowdown, { ...slowdown, atMs: 25_000 }] })).toBe('nothing is wrong');
  const elsewhere = { ...slowdown, service: 'front' };
  expect(refusal({ faults: [slowdown, elsewhere] })).toBe('nothing is wrong');
});

test('a path begins where the specification stands', () => {
  expect(refusal({ clients: 0 }, 'no-jitter: world')).toMatch(/^no-jitter: world\.clients is 0: /);
});

test('what is not a specification at all is told so', () => {
  expect(() => parseClusterSpec(null)).toThrow('world is null: expected object, received null');
  expect(() => parseClusterSpec(undefined)).toThrow('world is undefined: ');
});

test('a long value is shown short', () => {
  const cells = Array.from({ length: 40 }, (_, i) => `cell${i}`);
  expect(refusal({ clients: cells })).toMatch(/^world\.clients is \[.{56}\.\.\.: /);
});
