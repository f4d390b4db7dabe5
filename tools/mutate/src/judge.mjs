// @ts-check
/** @typedef {import('./failure-reporter.mjs').Failures} Failures */

/**
 * What the tests said of a mutation.
 * - caught: a test ran and failed by what it expects, or by a check of the code itself
 * - missed: all passed
 * - broken: the code did not load, or fell over (a TypeError): that is no proof that a test looks at the figure
 * - overran: the tests did not end in time
 * @typedef {object} Verdict
 * @property {'caught' | 'missed' | 'broken' | 'overran'} outcome
 * @property {string} by  the test that noticed, or what went wrong
 */

/** What code that fell over throws. */
const slips = ['TypeError', 'ReferenceError', 'SyntaxError'];

/** @param {Failures} failures @returns {Verdict} */
function ofFailures({ passed, tests, files, unhandled }) {
  const noticed = tests.find(({ error }) => !slips.includes(error));
  if (noticed !== undefined) return { outcome: 'caught', by: noticed.name };
  const [trouble] = [...tests, ...files, ...unhandled];
  if (trouble !== undefined)
    return { outcome: 'broken', by: `${trouble.name}: ${trouble.error}: ${trouble.message}` };
  if (passed === 0) return { outcome: 'broken', by: 'no test was executed' };
  return { outcome: 'missed', by: `all ${passed} tests passed` };
}

/**
 * @param {{ readonly code: number, readonly overran: boolean }} end  how vitest ended
 * @param {Failures | undefined} failures  nothing when it died before it wrote
 * @returns {Verdict}
 */
export function judge({ code, overran }, failures) {
  if (overran) return { outcome: 'overran', by: 'the tests did not end in time' };
  if (failures === undefined)
    return { outcome: 'broken', by: `vitest ended with ${code} and no report` };
  const verdict = ofFailures(failures);
  if (verdict.outcome !== 'missed' || code === 0) return verdict;
  return { outcome: 'broken', by: `every test passed, but vitest ended with ${code}` };
}
