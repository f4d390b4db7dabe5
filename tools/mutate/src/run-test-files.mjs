// @ts-check
import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { runCommand } from '../../verify/src/run-command.mjs';
import { judge } from './judge.mjs';

/** Of one run of vitest: a mutation may make a loop endless, which no time-out inside the process ends. */
const limitMs = 180_000;

/** @param {string} path @returns {import('./judge.mjs').TestReport | undefined} */
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
  const report = join(folder, 'report.json');
  rmSync(report, { force: true });
  const end = await runCommand(
    [
      'node_modules/vitest/vitest.mjs',
      'run',
      '--config=tools/testing/vitest.config.mjs',
      '--bail=1',
      '--maxWorkers=1',
      '--reporter=json',
      `--outputFile.json=${report}`,
      ...files,
    ],
    // With CI, vitest records no snapshot: a test never writes its own expectation.
    { cwd: folder, limitMs, env: { CI: 'true' } },
  );
  return judge(end, readReport(report));
}
