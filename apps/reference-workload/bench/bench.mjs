// @ts-check
// `npx nx bench reference-workload`: every contestant on the storm, each in a process of its own, in interleaved rounds. The
// machine's speed drifts, so only ratios within a round are claims.
// Options: --rounds=5 --sizes=1000,10000 --without-peers --write
import { execFileSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { contestants, peerNames } from '../dist/contestants.js';
import { readOptions } from './options.mjs';
import { plan } from './plan.mjs';
import { findRegressions, readRatios, writeRatios } from './committed.mjs';
import { ratiosOf } from './ratios.mjs';
import { printReport, writeReport } from './report.mjs';

/** @typedef {import('./plan.mjs').Heat} Heat */
/** @typedef {{ eventsPerSecond: number, setUpSeconds: number, secondsARun: number, bytesPerClient?: number, residentMb: number, trajectory?: number, runs: number }} Run */
/** @typedef {Heat & { runs: Map<string, Run[]> }} Result  the runs of each contestant, by round */

const script = fileURLToPath(new URL('one-run.mjs', import.meta.url));

/** @param {string} name @param {Heat} heat @returns {Run} */
function runOnce(name, { clients, endUs }) {
  const args = ['--max-old-space-size=16384', script, name, String(clients), String(endUs)];
  return JSON.parse(execFileSync(process.execPath, args, { encoding: 'utf8' }));
}

/** @param {Heat} heat @param {number} rounds @returns {Result} */
function measure(heat, rounds) {
  /** @type {Map<string, Run[]>} */
  const runs = new Map(heat.names.map((name) => [name, []]));
  for (let round = 1; round <= rounds; round++)
    for (const name of heat.names) {
      process.stderr.write(`${heat.clients} clients, round ${round} of ${rounds}: ${name}\n`);
      runs.get(name)?.push(runOnce(name, heat));
    }
  return { ...heat, runs };
}

/** @param {import('./options.mjs').Options} options */
function bench({ rounds, sizes, withoutPeers, write }) {
  const entrants = contestants.filter(({ name }) => !(withoutPeers && peerNames.includes(name)));
  const results = plan(entrants, sizes).map((heat) => measure(heat, rounds));
  const ratios = ratiosOf(results, peerNames);
  printReport(results, ratios, rounds);
  if (write) {
    writeReport(results, ratios, rounds);
    writeRatios(ratios);
    return 0;
  }
  const regressions = findRegressions(readRatios(), ratios);
  for (const line of regressions) console.log(line);
  return regressions.length === 0 ? 0 : 1;
}

/** @returns {import('./options.mjs').Options | undefined} */
function optionsGiven() {
  try {
    return readOptions(process.argv.slice(2));
  } catch (error) {
    console.error(`bench: ${error instanceof Error ? error.message : String(error)}`);
    return undefined;
  }
}

const options = optionsGiven();
process.exitCode = options ? bench(options) : 2;
