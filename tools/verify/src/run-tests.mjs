// @ts-check
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { runCommand } from './run-command.mjs';
import { ofTests } from './tally.mjs';

/** @param {string} path @returns {import('./tally.mjs').TestReport | undefined} nothing when vitest died before it wrote */
function readReport(path) {
  try {
    return JSON.parse(readFileSync(path, 'utf8'));
  } catch {
    return undefined;
  }
}

/** All tests of all projects in one run, shown as they end. @returns {Promise<import('./tally.mjs').Tally>} */
export async function runTests() {
  const folder = mkdtempSync(join(tmpdir(), 'squall-verify-'));
  const report = join(folder, 'report.json');
  try {
    const { code } = await runCommand(
      [
        'node_modules/vitest/vitest.mjs',
        'run',
        '--config=tools/testing/vitest.config.mjs',
        '--allowOnly=false',
        '--reporter=default',
        '--reporter=json',
        `--outputFile.json=${report}`,
      ],
      // A test never writes its own expectation here: with CI, vitest records no snapshot.
      { show: true, env: { CI: 'true' } },
    );
    const { tally, complaints } = ofTests(readReport(report), code);
    for (const complaint of complaints) process.stdout.write(`tests: ${complaint}\n`);
    return tally;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
