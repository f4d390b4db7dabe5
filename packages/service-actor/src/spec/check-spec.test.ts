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
  { coldCache: { missShare: 0, missSlowdown: 1, fillRequests: 1 } },
  { dependencies: [{ station: 'directory', cost: 0, timeoutMs: 1 }] },
  { serviceTime: deterministic(0) },
  { serviceTime: { kind: 'uniform', low: 0, high: 0 } },
  { serviceTime: { kind: 'discrete', values: [0, 5], weights: [0, 1] } },
  { serviceTime: { kind: 'gamma', mean: 1, cv2: 2 } },
  { discipline: 'adaptiveLifo', lifoAbove: 0 },
  { discipline: 'random', preemption: true },
  { discipline: 'processorSharing', preemption: false },
  { baulking: [], patience: deterministic(0) },
  { baulking: [0, 0.5, 1] },
  { admission: { kind: 'fixedConcurrency', limit: 1 } },
  { admission: { kind: 'aimd' } },
  { admission: { kind: 'aimd', initialLimit: 1, minLimit: 1, maxLimit: 1, backoffRatio: 0.5 } },
  { admission: { kind: 'vegas' } },
  { admission: { kind: 'vegas', initialLimit: 1, maxLimit: 1, smoothing: 1 } },
  { admission: { kind: 'gradient2' } },
  { admission: { kind: 'gradient2', tolerance: 1, queueAllowed: 0, longWindow: 1 } },
  { admission: { kind: 'codel' } },
  { admission: { kind: 'codel', targetMs: 0, intervalMs: 0 } },
  { admission: { kind: 'controlledDelay' } },
  { admission: { kind: 'controlledDelay', standingMs: 5, intervalMs: 5 } },
  { admission: { kind: 'dagor' } },
  { admission: { kind: 'dagor', windowRequests: 1, decrease: 1, increase: 1, userLevels: 1 } },
])('%j, the least that can be meant, is taken', (change) => {
  expect(() => create(change)).not.toThrow();
});

const whole = (least: number) => `give a whole number of at least ${least}`;
const least = (bound: number) => `give a finite number of at least ${bound}`;
const positive = 'give a finite number above 0';
const aboveZero = 'give a number above 0 and at most 1';
const kinds =
  'queueLimit or tokenBucket or fixedConcurrency or aimd or vegas or gradient2 or codel or controlledDelay or dagor';
const bucket = { kind: 'tokenBucket', ratePerSecond: 1, burst: 1 };

test.each([
  [{ servers: 0 }, `servers is 0: ${whole(1)}`],
  [{ servers: 1.5 }, `servers is 1.5: ${whole(1)}`],
  [{ servers: Number.NaN }, `servers is NaN: ${whole(1)}`],
  [{ queueCapacity: -1 }, `queueCapacity is -1: ${whole(0)}`],
  [{ queueCapacity: Infinity }, `queueCapacity is Infinity: ${whole(0)}`],
  [
    { discipline: 'edf' },
    'discipline is edf: give fifo or lifo or adaptiveLifo or random or processorSharing',
  ],
  [{ lifoAbove: -1 }, `lifoAbove is -1: ${whole(0)}`],
  [
    { discipline: 'processorSharing', preemption: true },
    'preemption is true with processorSharing, where nobody waits to interrupt: give another discipline or leave it out',
  ],
  [{ baulking: [0.1, 1.5] }, 'baulking is 1.5: give a number from 0 to 1'],
  [{ baulking: [Number.NaN] }, 'baulking is NaN: give a number from 0 to 1'],
  [{ patience: deterministic(-1) }, `patience.value is -1: ${least(0)}`],
  [{ slowdownPerRequest: -0.1 }, `slowdownPerRequest is -0.1: ${least(0)}`],
  [{ memoryLimit: 0 }, `memoryLimit is 0: ${whole(1)}`],
  [{ warmUp: { durationMs: -1, slowdown: 2 } }, `warmUp.durationMs is -1: ${least(0)}`],
  [{ warmUp: { durationMs: 1, slowdown: 0.5 } }, `warmUp.slowdown is 0.5: ${least(1)}`],
  [
    { coldCache: { missShare: 1, missSlowdown: 0.5, fillRequests: 1 } },
    `coldCache.missSlowdown is 0.5: ${least(1)}`,
  ],
  [
    { coldCache: { missShare: 1, missSlowdown: 2, fillRequests: 0 } },
    `coldCache.fillRequests is 0: ${whole(1)}`,
  ],
  [{ admission: { kind: 'red' } }, `admission.kind is red: give ${kinds}`],
  [{ admission: { kind: 'fixedConcurrency', limit: 0 } }, `admission.limit is 0: ${whole(1)}`],
  [{ admission: { kind: 'aimd', minLimit: 0 } }, `admission.minLimit is 0: ${whole(1)}`],
  [{ admission: { kind: 'aimd', maxLimit: 10 } }, `admission.maxLimit is 10: ${whole(20)}`],
  [{ admission: { kind: 'aimd', initialLimit: 19 } }, `admission.initialLimit is 19: ${whole(20)}`],
  [
    { admission: { kind: 'aimd', initialLimit: 300 } },
    'admission.initialLimit is 300: give at most maxLimit, 200',
  ],
  [
    { admission: { kind: 'aimd', backoffRatio: 1 } },
    'admission.backoffRatio is 1: give a number above 0 and below 1',
  ],
  [{ admission: { kind: 'aimd', timeoutMs: 0 } }, `admission.timeoutMs is 0: ${positive}`],
  [{ admission: { kind: 'vegas', smoothing: 0 } }, `admission.smoothing is 0: ${aboveZero}`],
  [
    { admission: { kind: 'vegas', probeMultiplier: 0 } },
    `admission.probeMultiplier is 0: ${positive}`,
  ],
  [{ admission: { kind: 'gradient2', tolerance: 0.9 } }, `admission.tolerance is 0.9: ${least(1)}`],
  [
    { admission: { kind: 'gradient2', queueAllowed: -1 } },
    `admission.queueAllowed is -1: ${least(0)}`,
  ],
  [{ admission: { kind: 'gradient2', longWindow: 0 } }, `admission.longWindow is 0: ${whole(1)}`],
  [{ admission: { kind: 'codel', targetMs: -1 } }, `admission.targetMs is -1: ${least(0)}`],
  [{ admission: { kind: 'codel', intervalMs: 4 } }, `admission.intervalMs is 4: ${least(5)}`],
  [
    { admission: { kind: 'controlledDelay', standingMs: -1 } },
    `admission.standingMs is -1: ${least(0)}`,
  ],
  [
    { admission: { kind: 'controlledDelay', intervalMs: 4 } },
    `admission.intervalMs is 4: ${least(5)}`,
  ],
  [{ admission: { kind: 'dagor', windowMs: 0 } }, `admission.windowMs is 0: ${positive}`],
  [
    { admission: { kind: 'dagor', windowRequests: 0 } },
    `admission.windowRequests is 0: ${whole(1)}`,
  ],
  [{ admission: { kind: 'dagor', decrease: 1.1 } }, `admission.decrease is 1.1: ${aboveZero}`],
  [{ admission: { kind: 'dagor', userLevels: 0 } }, `admission.userLevels is 0: ${whole(1)}`],
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
