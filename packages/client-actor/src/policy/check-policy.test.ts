import { expect, test } from 'vitest';
import {
  type ReconnectPolicy,
  constantDelay,
  decorrelatedJitter,
  fullJitter,
  noJitter,
  presets,
  withBudget,
} from '../index.ts';
import { checkPolicy } from './check-policy.ts';

const valid: ReconnectPolicy = presets.socketIoClient;
const check = (wrong: object) => () => checkPolicy({ ...valid, ...wrong });

test('every preset and every recipe is a policy', () => {
  for (const preset of Object.values(presets)) expect(checkPolicy(preset)).toBe(preset);
  expect(constantDelay(0).base).toEqual({ kind: 'constant', delayMs: 0 });
});

const wrong: readonly (readonly [string, object])[] = [
  ['policy.base is undefined: give a base', { base: undefined }],
  ['policy.base.kind is "linear": give one of constant, list', { base: { kind: 'linear' } }],
  ['policy.base.delayMs is -1: give a number from 0', { base: { kind: 'constant', delayMs: -1 } }],
  ['policy.base.delaysMs is []: give at least one delay', base({ delaysMs: [] })],
  ['policy.base.delaysMs.1 is NaN: give a number from 0', base({ delaysMs: [1, NaN] })],
  ['policy.base.atEnd is "stop": give one of', base({ delaysMs: [1], atEnd: 'stop' })],
  ['policy.base.initialMs is 0: give a number above 0', exp({ initialMs: 0, factor: 2 })],
  ['policy.base.factor is 0.5: give a finite number of at least 1', exp({ factor: 0.5 })],
  ['policy.base.factor is Infinity: give a finite number', exp({ factor: Infinity })],
  ['policy.base.exponent is undefined: give a finite number', power({ exponent: undefined })],
  ['policy.base.stepMs is "50": give a number', power({ stepMs: '50' })],
  ['policy.jitter is null: give a jitter', { jitter: null }],
  ['policy.jitter.kind is "full": give one of none, scale', { jitter: { kind: 'full' } }],
  ['policy.jitter.low is -0.5: give a finite number of at least 0', scale(-0.5, 1)],
  ['policy.jitter.high is 0.5: give a finite number of at least 0.8', scale(0.8, 0.5)],
  ['policy.jitter.highMs is 5: give a finite number of at least 9', add(9, 5)],
  ['policy.jitter.lowMs is Infinity: give a number', add(Infinity, Infinity)],
  ['policy.jitter.lowMs is NaN: give a number', { jitter: { kind: 'above', lowMs: NaN } }],
  ['policy.jitter.ratio is 1.5: give a number from 0', { jitter: { kind: 'signBit', ratio: 1.5 } }],
  ['policy.capMs is 0: give a number above 0', { capMs: 0 }],
  ['policy.capMs is 2147483648: give a number above 0, at most 2147483647', { capMs: 2 ** 31 }],
  ['policy.capPlace is "first": give one of before, after, both', { capPlace: 'first' }],
  ['policy.leadMs.0 is -1: give a number', { leadMs: [-1] }],
  ['policy.rounding is "ceil": give one of floor, round', { rounding: 'ceil' }],
  ['policy.retriesMax is 1.5: give a whole number of at least 0', { retriesMax: 1.5 }],
  ['policy.retriesMax is -1: give a whole number', { retriesMax: -1 }],
  ['policy.reset is "never": give "online" or { afterUpMs }', { reset: 'never' }],
  ['policy.reset.afterUpMs is -1: give a number', { reset: { afterUpMs: -1 } }],
  ['policy.budget.refillPerSecond is 0: give a finite', budget({ refillPerSecond: 0 })],
  ['policy.budget.cost is -1: give a finite number above 0', budget({ cost: -1 })],
  ['policy.budget.capacity is 0.5: give a finite number of at least cost', budget({})],
];

function base(figures: object) {
  return { base: { kind: 'list', atEnd: 'giveUp', ...figures } };
}
function exp(figures: object) {
  return { base: { kind: 'exponential', initialMs: 1, ...figures } };
}
function power(figures: object) {
  return { base: { kind: 'power', constantMs: 0, stepMs: 1, ...figures } };
}
function scale(low: number, high: number) {
  return { jitter: { kind: 'scale', low, high } };
}
function add(lowMs: number, highMs: number) {
  return { jitter: { kind: 'add', lowMs, highMs } };
}
function budget(figures: object) {
  return { budget: { capacity: 0.5, refillPerSecond: 1, cost: 1, ...figures } };
}

test.each(wrong)('%s ...', (message, figures) => {
  expect(check(figures)).toThrow(RangeError);
  expect(check(figures)).toThrow(message);
});

test('a decorrelated base has no other jitter', () => {
  const policy = decorrelatedJitter({ baseMs: 100, capMs: 1000 });
  expect(() => checkPolicy({ ...policy, jitter: { kind: 'scale', low: 0, high: 1 } })).toThrow(
    'policy.jitter.kind is "scale": a decorrelated base has no other jitter',
  );
});

test('recipes name their figures as their caller does', () => {
  expect(() => fullJitter({ baseMs: 0, capMs: 1000 })).toThrow(/^baseMs is 0: give a number above/);
  expect(() => noJitter({ baseMs: 10, capMs: NaN })).toThrow(/^capMs is NaN/);
  expect(() => noJitter({ baseMs: 10, capMs: 20, factor: 0.5 })).toThrow(/^factor is 0.5/);
  expect(() => constantDelay(-1)).toThrow(/^delayMs is -1/);
  expect(() => decorrelatedJitter({ baseMs: -1, capMs: 10 })).toThrow(/^baseMs is -1/);
  expect(() => withBudget(constantDelay(1), { capacity: 1, refillPerSecond: 1, cost: 2 })).toThrow(
    /capacity is 1: give a finite number of at least cost, 2/,
  );
});
