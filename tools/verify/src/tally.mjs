// @ts-check
/**
 * @typedef {object} Tally
 * @property {number} passed
 * @property {number} failed
 * @property {number} skipped
 */

/**
 * What is read of vitest's JSON report.
 * @typedef {object} TestReport
 * @property {number} numPassedTests
 * @property {number} numFailedTests
 * @property {number} numPendingTests  skipped
 * @property {number} numTodoTests
 * @property {readonly { name: string, status: string, assertionResults: readonly { status: string }[] }[]} testResults
 */

/** @type {Tally} */
export const nothing = { passed: 0, failed: 0, skipped: 0 };

/** @param {boolean} passed @returns {Tally} */
export const oneCheck = (passed) => ({ ...nothing, [passed ? 'passed' : 'failed']: 1 });

/** @param {Tally} a @param {Tally} b @returns {Tally} */
export const add = (a, b) => ({
  passed: a.passed + b.passed,
  failed: a.failed + b.failed,
  skipped: a.skipped + b.skipped,
});

/** Files that failed as a whole (an import that throws, a hook) have no failed test to count. @param {TestReport} report */
const brokenFiles = (report) =>
  report.testResults.filter(
    ({ status, assertionResults }) =>
      status === 'failed' && !assertionResults.some((test) => test.status === 'failed'),
  );

/**
 * What a run of vitest came to. Trouble that shows in no test's count is counted as one failure, never as none.
 * @param {TestReport | undefined} report
 * @param {number} code
 * @returns {{ readonly tally: Tally, readonly complaints: readonly string[] }}
 */
export function ofTests(report, code) {
  if (report === undefined)
    return { tally: oneCheck(false), complaints: [`vitest ended with ${code} and no report`] };
  const broken = brokenFiles(report);
  const counted = {
    passed: report.numPassedTests,
    failed: report.numFailedTests + broken.length,
    skipped: report.numPendingTests + report.numTodoTests,
  };
  const complaints = broken.map(({ name }) => `${name} failed outside its tests`);
  if (counted.passed + counted.failed === 0) complaints.push('no test was executed');
  else if (code !== 0 && counted.failed === 0)
    complaints.push(`every test passed, but vitest ended with ${code}: see above`);
  const uncounted = complaints.length - broken.length;
  return { tally: { ...counted, failed: counted.failed + uncounted }, complaints };
}

/** @param {Tally} tally */
export function lastLine({ passed, failed, skipped }) {
  return `${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`;
}
