// @ts-check
/**
 * What is read of vitest's JSON report.
 * @typedef {object} TestReport
 * @property {readonly { name: string, status: string, message?: string, assertionResults: readonly TestResult[] }[]} testResults
 */

/**
 * @typedef {object} TestResult
 * @property {string} status
 * @property {string} fullName
 * @property {readonly string[]} [failureMessages]
 */

/**
 * What the tests said of a mutation.
 * - caught: a test ran and failed by what it expects, or by a check of the code itself
 * - missed: all passed
 * - broken: the code did not load, or fell over (a TypeError): that is no proof that the tests look at the figure
 * - overran: the tests did not end in time
 * @typedef {object} Verdict
 * @property {'caught' | 'missed' | 'broken' | 'overran'} outcome
 * @property {string} by  the test that noticed, or what went wrong
 */

/** What code that fell over says; a property of fast-check shows it as the error that it got. */
const fellOver = /^(?:.*(?:Caused by|Got): ?)?(?:TypeError|ReferenceError|SyntaxError)\b/m;

/** @param {TestResult} test */
const hasFallenOver = ({ failureMessages = [] }) =>
  failureMessages.length > 0 && failureMessages.every((message) => fellOver.test(message));

/** @param {TestReport} report @returns {Verdict} */
function ofReport({ testResults }) {
  const failed = testResults
    .flatMap(({ assertionResults }) => assertionResults)
    .filter(({ status }) => status === 'failed');
  const noticed = failed.find((test) => !hasFallenOver(test));
  if (noticed !== undefined) return { outcome: 'caught', by: noticed.fullName };
  const [fallen] = failed;
  if (fallen !== undefined)
    return { outcome: 'broken', by: `${fallen.fullName}: ${fallen.failureMessages?.[0] ?? ''}` };
  const unloaded = testResults.find(({ status }) => status === 'failed');
  return unloaded === undefined
    ? { outcome: 'missed', by: 'every test passed' }
    : { outcome: 'broken', by: unloaded.message ?? unloaded.name };
}

/**
 * @param {{ readonly code: number, readonly overran: boolean }} end  how vitest ended
 * @param {TestReport | undefined} report  nothing when it died before it wrote
 * @returns {Verdict}
 */
export function judge({ code, overran }, report) {
  if (overran) return { outcome: 'overran', by: 'the tests did not end' };
  if (report === undefined)
    return { outcome: 'broken', by: `vitest ended with ${code}, no report` };
  const verdict = ofReport(report);
  // An error outside every test shows in the exit code only.
  if (verdict.outcome === 'missed' && code !== 0)
    return { outcome: 'broken', by: `every test passed, but vitest ended with ${code}` };
  return verdict;
}
