// @ts-check
// One contestant in this process: `node one-run.mjs <contestant> <clients> <end of the run, µs>`. Prints one line of JSON.
// The code is warmed up at a small size; then whole runs, one seed after another, until enough CPU time was seen.
import { contestants } from '../dist/contestants.js';

const warmUpClients = 1000;
const warmUpSeconds = 0.5;
const measuredSeconds = 0.5;
const runsMax = 200;

const [name, clientsText, endText] = process.argv.slice(2);
const clients = Number(clientsText);
const endUs = Number(endText);
const contestant = contestants.find((candidate) => candidate.name === name);
if (!contestant) throw new Error(`no contestant is called ${name}`);

/** @template T @param {() => T} work @returns {[T, number]} with the seconds of CPU time that it took, on all cores */
function timed(work) {
  const before = process.cpuUsage();
  const result = work();
  const { user, system } = process.cpuUsage(before);
  return [result, (user + system) / 1e6];
}

/** @param {import('../dist/contestant.js').Setting} setting */
function run(setting) {
  const [prepared, setUpSeconds] = timed(() => contestant?.prepare(setting));
  const [outcome, seconds] = timed(() => prepared?.finish());
  if (!outcome) throw new Error(`${name} gave no outcome`);
  return { outcome, setUpSeconds, seconds };
}

/** @param {number} seconds @param {() => ReturnType<typeof run>} work */
function repeat(seconds, work) {
  const runs = [work()];
  let spent = runs[0]?.seconds ?? 0;
  while (spent < seconds && runs.length < runsMax) {
    const next = work();
    runs.push(next);
    spent += next.seconds;
  }
  return { runs, spent };
}

let seed = 1000;
repeat(warmUpSeconds, () => run({ clients: warmUpClients, seed: seed++, endUs }));
seed = 1;
const { runs, spent } = repeat(measuredSeconds, () => run({ clients, seed: seed++, endUs }));
const events = runs.reduce((sum, { outcome }) => sum + outcome.events, 0);
const [first] = runs;
const residentMb = process.resourceUsage().maxRSS / 1024;
process.stdout.write(
  `${JSON.stringify({
    eventsPerSecond: events / spent,
    setUpSeconds: first?.setUpSeconds,
    secondsARun: spent / runs.length,
    bytesPerClient: first?.outcome.bytesPerClient,
    residentMb,
    trajectory: first?.outcome.trajectory,
    runs: runs.length,
  })}\n`,
);
