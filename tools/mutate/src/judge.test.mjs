// @ts-check
import { expect, test } from 'vitest';
import { judge } from './judge.mjs';

/** @typedef {import('./failure-reporter.mjs').Failures} Failures */

/** @param {string} error @param {string} [name] */
const failure = (error, name = 'the queue is full') => ({ name, error, message: 'so' });
/** @param {Partial<Failures>} given @returns {Failures} */
const failures = (given) => ({ passed: 3, tests: [], files: [], unhandled: [], ...given });
const failed = { code: 1, overran: false };

test('a test that fails by what it expects has noticed, and is named', () => {
  expect(judge(failed, failures({ tests: [failure('AssertionError')] }))).toEqual({
    outcome: 'caught',
    by: 'the queue is full',
  });
  expect(judge(failed, failures({ tests: [failure('RangeError')] })).outcome).toBe('caught');
});

test('code that falls over is no proof, unless another test has noticed', () => {
  const fallen = failure('TypeError', 'a queue');
  expect(judge(failed, failures({ tests: [fallen] }))).toEqual({
    outcome: 'broken',
    by: 'a queue: TypeError: so',
  });
  const both = failures({ tests: [fallen, failure('AssertionError')] });
  expect(judge(failed, both)).toEqual({ outcome: 'caught', by: 'the queue is full' });
});

test('nor is code that does not load, or an error of nobody', () => {
  const unloaded = failures({ passed: 0, files: [failure('Error', 'a.test.ts')] });
  expect(judge(failed, unloaded)).toEqual({ outcome: 'broken', by: 'a.test.ts: Error: so' });
  expect(judge(failed, failures({ unhandled: [failure('Error')] })).outcome).toBe('broken');
  expect(judge(failed, failures({})).outcome).toBe('broken');
  expect(judge({ ...failed, code: 0 }, failures({ passed: 0 })).outcome).toBe('broken');
  expect(judge({ ...failed, code: 137 }, undefined).by).toBe('vitest ended with 137 and no report');
});

test('when all pass nobody has noticed; an endless loop is neither', () => {
  const passed = { code: 0, overran: false };
  expect(judge(passed, failures({}))).toEqual({ outcome: 'missed', by: 'all 3 tests passed' });
  expect(judge({ code: 1, overran: true }, undefined).outcome).toBe('overran');
});
