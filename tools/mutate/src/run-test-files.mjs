// @ts-check
import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { runCommand } from '../../verify/src/run-command.mjs';
import { reportVariable } from './failure-reporter.mjs';
import { judge } from './judge.mjs';

/** Of one run of vitest: a mutation may make a loop endless, which no time-out inside the process ends. */
const limitMs = 300_000;

/** @param {string} path @returns {import('./failure-reporter.mjs').Failures | undefined} */
function readReport(path) {
  try {
    return JSON.parse(readFileSync(path, 'utf8'));
  } catch {
    return undefined;
  }
}

/**
 * Runs test files of a working copy up to the first that fails.
 * @param {string} folder
 * @param {readonly string[]} files
 * @returns {Promise<import('./judge.mjs').Verdict>}
 */
export async function runTestFiles(folder, files) {
  const report = join(folder, 'failures.json');
  rmSync(report, { force: true });
  const end = await runCommand(
    [
      'node_modules/vitest/vitest.mjs',
      'run',
      '--config=tools/testing/vitest.config.mjs',
      '--bail=1',
      '--maxWorkers=1',
      '--reporter=tools/mutate/src/failure-reporter.mjs',
      ...files,
    ],
    // With CI, vitest records no snapshot: a test never writes its own expectation.
    { cwd: folder, limitMs, env: { CI: 'true', [reportVariable]: report } },
  );
  return judge(end, readReport(report));
}
