// @ts-check
// Which tests notice when one thing in the code is wrong? `npx nx run emulator:mutate`, `-- --only=jitter`, `-- --list`.
import { existsSync, readFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { stopChildren } from '../verify/src/run-command.mjs';
import { workspaceRoot } from '../workspace/workspace-root.mjs';
import { campaign, trouble } from './src/campaign.mjs';
import { staleIn } from './src/mutation.mjs';
import { readSets } from './src/read-sets.mjs';
import { runTestFiles } from './src/run-test-files.mjs';
import { workingCopy } from './src/working-copy.mjs';

/** @typedef {import('./src/mutation.mjs').Mutation} Mutation */
/** @typedef {import('./src/working-copy.mjs').WorkingCopy} WorkingCopy */

/** Exit codes: what is asked for is wrong; the tests fail before anything is mutated. */
const badInput = 2;
const badGround = 3;

/** @type {WorkingCopy[]} */
const copies = [];

/** @param {string} line */
const print = (line) => process.stdout.write(`${line}\n`);

/** @param {string} path */
function readSource(path) {
  const full = join(workspaceRoot, path);
  return existsSync(full) ? readFileSync(full, 'utf8') : undefined;
}

/** @param {string} [set] @param {string} [only] @returns {Promise<readonly Mutation[]>} */
async function chosen(set, only = '') {
  const all = await readSets(fileURLToPath(new URL('sets', import.meta.url)), set);
  const asked = all.filter(({ name, file }) => `${name}\n${file}`.includes(only));
  if (asked.length === 0)
    throw new Error(`--only is "${only}", which no name or file has: see --list`);
  const stale = staleIn(asked, readSource);
  if (stale.length > 0) throw new Error(`the list is not true to the code\n${stale.join('\n')}`);
  return asked;
}

/** @param {readonly Mutation[]} mutations @returns {Promise<number>} the exit code */
async function run(mutations) {
  const atOnce = Math.min(availableParallelism(), mutations.length);
  for (let count = 0; count < atOnce; count++) copies.push(workingCopy(workspaceRoot));
  const failed = await trouble(copies, mutations, runTestFiles);
  if (failed !== undefined) {
    print(
      `mutate: the tests fail on the sources as they are, so they would prove nothing: ${failed}`,
    );
    return badGround;
  }
  print(`the tests pass on the sources as they are; now ${mutations.length} mutations`);
  const { caught, missed } = await campaign(copies, mutations, runTestFiles, (mutation, verdict) =>
    print(`${verdict.outcome.padEnd(8)} ${mutation.name}  [${verdict.by.split('\n')[0]}]`),
  );
  print(`${caught} caught, ${missed} missed`);
  return missed === 0 ? 0 : 1;
}

/** @param {readonly string[]} args @returns {Promise<number>} */
async function main(args) {
  const { values } = parseArgs({
    args: [...args],
    options: { set: { type: 'string' }, only: { type: 'string' }, list: { type: 'boolean' } },
  });
  const mutations = await chosen(values.set, values.only);
  if (values.list !== true) return run(mutations);
  for (const { name, file } of mutations) print(`${name}  [${file}]`);
  return 0;
}

function cleanUp() {
  stopChildren();
  for (const copy of copies) copy.remove();
}

for (const signal of /** @type {const} */ (['SIGINT', 'SIGTERM', 'SIGHUP']))
  process.on(signal, () => {
    cleanUp();
    print(`mutate: stopped by ${signal}`);
    process.exit(1);
  });

try {
  process.exitCode = await main(process.argv.slice(2));
} catch (error) {
  process.stderr.write(`mutate: ${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = badInput;
} finally {
  cleanUp();
}
