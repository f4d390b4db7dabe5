import {
  checkAbove0,
  checkAtLeast,
  checkDelay,
  checkDuration,
  checkObject,
  checkOneOf,
  checkWhole,
  wrong,
} from '../checks.ts';
import type { DelayBase } from './base.ts';
import type { RetryBudget } from './budget.ts';
import type { Jitter } from './jitter.ts';
import type { ReconnectPolicy } from './policy.ts';

/**
 * The policy itself, when every figure of it makes sense.
 * @throws RangeError that names the first wrong value and the way out
 */
export function checkPolicy(policy: ReconnectPolicy): ReconnectPolicy {
  checkObject('policy', policy, 'give a policy, such as fullJitter({ baseMs, capMs })');
  checkObject('policy.base', policy.base, 'give a base, such as { kind: "constant", delayMs }');
  checkObject('policy.jitter', policy.jitter, 'give a jitter, such as { kind: "none" }');
  checkBase(policy.base);
  checkJitter(policy.jitter);
  if (policy.base.kind === 'decorrelated' && policy.jitter.kind !== 'none')
    throw wrong(
      'policy.jitter.kind',
      policy.jitter.kind,
      'a decorrelated base has no other jitter',
    );
  checkModifiers(policy);
  if (policy.budget !== undefined) checkBudget(policy.budget);
  return policy;
}

function checkBase(base: DelayBase): void {
  const { kind } = base;
  checkOneOf('policy.base.kind', kind, [
    'constant',
    'list',
    'exponential',
    'power',
    'decorrelated',
  ]);
  if (kind === 'constant') return checkDelay('policy.base.delayMs', base.delayMs);
  if (kind === 'list') return checkList(base.delaysMs, base.atEnd);
  if (kind === 'exponential') {
    checkDuration('policy.base.initialMs', base.initialMs);
    return checkAtLeast('policy.base.factor', base.factor, 1);
  }
  if (kind === 'decorrelated') {
    checkDuration('policy.base.baseMs', base.baseMs);
    return checkAtLeast('policy.base.factor', base.factor, 1);
  }
  checkDelay('policy.base.constantMs', base.constantMs);
  checkDelay('policy.base.stepMs', base.stepMs);
  checkAtLeast('policy.base.exponent', base.exponent, 0);
}

function checkList(delaysMs: readonly number[], atEnd: string): void {
  if (!Array.isArray(delaysMs) || delaysMs.length === 0)
    throw wrong('policy.base.delaysMs', delaysMs, 'give at least one delay (ms)');
  for (const [at, delayMs] of delaysMs.entries()) checkDelay(`policy.base.delaysMs.${at}`, delayMs);
  checkOneOf('policy.base.atEnd', atEnd, ['repeatLast', 'giveUp']);
}

function checkJitter(jitter: Jitter): void {
  const { kind } = jitter;
  checkOneOf('policy.jitter.kind', kind, ['none', 'scale', 'add', 'above', 'signBit']);
  if (kind === 'scale') {
    checkAtLeast('policy.jitter.low', jitter.low, 0);
    return checkAtLeast('policy.jitter.high', jitter.high, jitter.low);
  }
  if (kind === 'add') {
    checkDelay('policy.jitter.lowMs', jitter.lowMs);
    checkDelay('policy.jitter.highMs', jitter.highMs);
    return checkAtLeast('policy.jitter.highMs', jitter.highMs, jitter.lowMs);
  }
  if (kind === 'above') return checkDelay('policy.jitter.lowMs', jitter.lowMs);
  if (kind === 'signBit' && !(jitter.ratio >= 0 && jitter.ratio <= 1))
    throw wrong('policy.jitter.ratio', jitter.ratio, 'give a number from 0 to 1');
}

function checkModifiers(policy: ReconnectPolicy): void {
  const { capMs, capPlace, leadMs, rounding, retriesMax, reset } = policy;
  if (capMs !== undefined) checkDuration('policy.capMs', capMs);
  if (capPlace !== undefined) checkOneOf('policy.capPlace', capPlace, ['before', 'after', 'both']);
  for (const [at, delayMs] of (leadMs ?? []).entries()) checkDelay(`policy.leadMs.${at}`, delayMs);
  if (rounding !== undefined) checkOneOf('policy.rounding', rounding, ['floor', 'round']);
  if (retriesMax !== undefined) checkWhole('policy.retriesMax', retriesMax, 0);
  if (reset === 'online') return;
  checkObject('policy.reset', reset, 'give "online" or { afterUpMs }');
  checkDelay('policy.reset.afterUpMs', reset.afterUpMs);
}

function checkBudget({ capacity, refillPerSecond, cost }: RetryBudget): void {
  checkAbove0('policy.budget.refillPerSecond', refillPerSecond);
  checkAbove0('policy.budget.cost', cost);
  if (capacity >= cost && capacity < Infinity) return;
  throw wrong('policy.budget.capacity', capacity, `give a finite number of at least cost, ${cost}`);
}
