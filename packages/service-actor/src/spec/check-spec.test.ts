import { deterministic, exponential } from '@squall/random';
import { expect, test } from 'vitest';
import { type StationSpec, createStation } from '../index.ts';
import { createEventLoop } from '../testing/event-loop.ts';

const good: StationSpec = {
  name: 'signIn',
  servers: 2,
  queueCapacity: 0,
  serviceTime: exponential(10),
};

const create = (change: object, seed = 1) => {
  const spec: StationSpec = { ...good, ...change };
  createStation(spec, {
    timers: createEventLoop(),
    uniform: { seed },
    answer: () => undefined,
    depend: () => undefined,
  });
};

test.each([
  {},
  { servers: 1, queueCapacity: Number.MAX_SAFE_INTEGER },
  { discipline: 'lifo', slowdownPerRequest: 0, memoryLimit: 1 },
  { admission: { kind: 'tokenBucket', ratePerSecond: 0, burst: 1, retryAfterMs: 0 } },
  { warmUp: { durationMs: 0, slowdown: 1 } },
  { dependencies: [{ station: 'directory', cost: 0, timeoutMs: 1 }] },
  { serviceTime: deterministic(0) },
  { serviceTime: { kind: 'uniform', low: 0, high: 0 } },
  { serviceTime: { kind: 'discrete', values: [0, 5], weights: [0, 1] } },
  { serviceTime: { kind: 'gamma', mean: 1, cv2: 2 } },
])('%j, the least that can be meant, is taken', (change) => {
  expect(() => create(change)).not.toThrow();
});

const whole = (least: number) => `give a whole number of at least ${least}`;
const least = (bound: number) => `give a finite number of at least ${bound}`;
const positive = 'give a finite number above 0';
const bucket = { kind: 'tokenBucket', ratePerSecond: 1, burst: 1 };

test.each([
  [{ servers: 0 }, `servers is 0: ${whole(1)}`],
  [{ servers: 1.5 }, `servers is 1.5: ${whole(1)}`],
  [{ servers: Number.NaN }, `servers is NaN: ${whole(1)}`],
  [{ queueCapacity: -1 }, `queueCapacity is -1: ${whole(0)}`],
  [{ queueCapacity: Infinity }, `queueCapacity is Infinity: ${whole(0)}`],
  [{ discipline: 'random' }, 'discipline is random: give fifo or lifo'],
  [{ slowdownPerRequest: -0.1 }, `slowdownPerRequest is -0.1: ${least(0)}`],
  [{ memoryLimit: 0 }, `memoryLimit is 0: ${whole(1)}`],
  [{ warmUp: { durationMs: -1, slowdown: 2 } }, `warmUp.durationMs is -1: ${least(0)}`],
  [{ warmUp: { durationMs: 1, slowdown: 0.5 } }, `warmUp.slowdown is 0.5: ${least(1)}`],
  [{ admission: { kind: 'codel' } }, 'admission.kind is codel: give queueLimit or tokenBucket'],
  [{ admission: { ...bucket, ratePerSecond: -1 } }, `admission.ratePerSecond is -1: ${least(0)}`],
  [{ admission: { ...bucket, burst: 0 } }, `admission.burst is 0: ${least(1)}`],
  [{ admission: { ...bucket, retryAfterMs: -1 } }, `admission.retryAfterMs is -1: ${least(0)}`],
  [
    { dependencies: [{ station: 'directory', cost: -1, timeoutMs: 1 }] },
    `cost of the dependency on directory is -1: ${least(0)}`,
  ],
  [
    { dependencies: [{ station: 'directory', cost: 1, timeoutMs: 0 }] },
    `timeoutMs of the dependency on directory is 0: ${positive}`,
  ],
  [{ serviceTime: deterministic(-1) }, `serviceTime.value is -1: ${least(0)}`],
  [{ serviceTime: { kind: 'exponential', mean: 0 } }, `serviceTime.mean is 0: ${positive}`],
  [{ serviceTime: { kind: 'gamma', mean: 1, cv2: 0 } }, `serviceTime.cv2 is 0: ${positive}`],
  [{ serviceTime: { kind: 'uniform', low: -1, high: 1 } }, `serviceTime.low is -1: ${least(0)}`],
  [{ serviceTime: { kind: 'uniform', low: 2, high: 1 } }, `serviceTime.high is 1: ${least(2)}`],
  [
    { serviceTime: { kind: 'discrete', values: [-1], weights: [1] } },
    `serviceTime.values is -1: ${least(0)}`,
  ],
  [
    { serviceTime: { kind: 'discrete', values: [1], weights: [0] } },
    `sum of serviceTime.weights is 0: ${positive}`,
  ],
  [
    { serviceTime: { kind: 'discrete', values: [1], weights: [] } },
    'serviceTime has 1 values and 0 weights: give at least one value, a weight for each',
  ],
  [
    { serviceTime: { kind: 'weibull', mean: 1 } },
    'serviceTime.kind is weibull: give deterministic or exponential or lognormal or gamma or uniform or discrete',
  ],
])('%j is refused with the way out', (change, message) => {
  expect(() => create(change)).toThrow(new RangeError(`station signIn: ${message}`));
});

test.each([-1, 1.5, 2 ** 32, Number.NaN])('a seed of %d is refused', (seed) => {
  expect(() => create({}, seed)).toThrow(
    `uniform.seed is ${seed}: give a whole number from 0 to 4294967295`,
  );
});
