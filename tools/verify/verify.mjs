// @ts-check
// `npm test`: every check of the house, then every test. `npm test -- --only=tidy,tests` runs some of it.
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { runCommand, stopChildren } from './src/run-command.mjs';
import { chosen, steps } from './src/steps.mjs';
import { add, lastLine, nothing, oneCheck } from './src/tally.mjs';
import { runTests } from './src/run-tests.mjs';

/** @typedef {import('./src/tally.mjs').Tally} Tally */
/** @typedef {import('./src/steps.mjs').Step} Step */

/** @param {string} name @param {() => Promise<boolean>} work @returns {Promise<boolean>} */
async function timed(name, work) {
  process.stdout.write(`${name.padEnd(12)} `);
  const startMs = performance.now();
  const passed = await work();
  const seconds = ((performance.now() - startMs) / 1000).toFixed(1);
  if (passed) process.stdout.write(`ok      ${seconds} s\n`);
  return passed;
}

/** @param {Step} step @returns {Promise<Tally>} */
async function runCheck({ name, command, mend }) {
  const passed = await timed(name, async () => {
    const { code, output } = await runCommand(command);
    if (code !== 0) process.stdout.write(`FAILED\n\n${output.trimEnd()}\n\n`);
    return code === 0;
  });
  if (!passed && mend !== undefined) process.stdout.write(`${name}: to mend it, ${mend}\n\n`);
  return oneCheck(passed);
}

/** @param {readonly string[]} names @returns {Promise<Tally>} */
async function verify(names) {
  let tally = nothing;
  for (const step of steps) if (names.includes(step.name)) tally = add(tally, await runCheck(step));
  if (names.includes('tests')) tally = add(tally, await runTests());
  return tally;
}

/** @param {readonly string[]} args @returns {readonly string[]} */
function namesAsked(args) {
  const { values } = parseArgs({ args: [...args], options: { only: { type: 'string' } } });
  return chosen(values.only);
}

process.chdir(fileURLToPath(new URL('../..', import.meta.url)));
// Nothing leaves the machine, and no server of nx stays behind.
Object.assign(process.env, {
  NX_DAEMON: 'false',
  NX_NO_CLOUD: 'true',
  NX_ISOLATE_PLUGINS: 'false',
  DO_NOT_TRACK: '1',
  ...(process.stdout.isTTY ? {} : { NO_COLOR: '1' }),
});
for (const signal of /** @type {const} */ (['SIGINT', 'SIGTERM', 'SIGHUP']))
  process.on(signal, () => {
    stopChildren();
    process.stdout.write(`\nverify: stopped by ${signal}\n`);
    process.exit(1);
  });

try {
  const tally = await verify(namesAsked(process.argv.slice(2)));
  process.exitCode = tally.failed === 0 ? 0 : 1;
  process.stdout.write(`\n${lastLine(tally)}\n`);
} catch (error) {
  process.exitCode = 2;
  process.stderr.write(`verify: ${error instanceof Error ? error.message : String(error)}\n`);
}
