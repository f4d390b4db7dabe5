// @ts-check
import { describe, expect, test } from 'vitest';
import { add, lastLine, nothing, ofTests, oneCheck } from './tally.mjs';

/** @param {Partial<import('./tally.mjs').TestReport>} [differences] @returns {import('./tally.mjs').TestReport} */
const report = (differences = {}) => ({
  numPassedTests: 5,
  numFailedTests: 0,
  numPendingTests: 0,
  numTodoTests: 0,
  testResults: [],
  ...differences,
});

describe('the last line', () => {
  test('checks and tests are counted together', () => {
    const checks = add(add(nothing, oneCheck(true)), oneCheck(false));
    expect(lastLine(add(checks, ofTests(report(), 0).tally))).toBe('6 passed, 1 failed');
  });

  test('skipped tests are shown only when there are some', () => {
    expect(lastLine({ passed: 2, failed: 0, skipped: 0 })).toBe('2 passed, 0 failed');
    expect(lastLine({ passed: 2, failed: 0, skipped: 3 })).toBe('2 passed, 0 failed, 3 skipped');
  });
});

describe('no trouble goes uncounted', () => {
  test('a run that executed no test is a failure, even when vitest is content', () => {
    const { tally, complaints } = ofTests(report({ numPassedTests: 0, numPendingTests: 9 }), 0);
    expect(tally).toEqual({ passed: 0, failed: 1, skipped: 9 });
    expect(complaints).toEqual(['no test was executed']);
  });

  test('a file that cannot be imported is a failure, though none of its tests failed', () => {
    const testResults = [{ name: 'a.test.ts', status: 'failed', assertionResults: [] }];
    const { tally, complaints } = ofTests(report({ testResults }), 1);
    expect(tally).toEqual({ passed: 5, failed: 1, skipped: 0 });
    expect(complaints).toEqual(['a.test.ts failed outside its tests']);
  });

  test('a file with failed tests is not counted a second time', () => {
    const assertionResults = [{ status: 'failed' }, { status: 'passed' }];
    const testResults = [{ name: 'a.test.ts', status: 'failed', assertionResults }];
    expect(ofTests(report({ numFailedTests: 1, testResults }), 1).tally.failed).toBe(1);
  });

  test('an error outside all tests shows only in the exit code, and is a failure', () => {
    const { tally, complaints } = ofTests(report(), 1);
    expect(tally.failed).toBe(1);
    expect(complaints).toHaveLength(1);
  });

  test('a run that left no report is a failure', () => {
    expect(ofTests(undefined, 137)).toEqual({
      tally: { passed: 0, failed: 1, skipped: 0 },
      complaints: ['vitest ended with 137 and no report'],
    });
  });

  test('tests still to be written are skipped ones', () => {
    expect(ofTests(report({ numTodoTests: 2, numPendingTests: 1 }), 0).tally.skipped).toBe(3);
  });
});
