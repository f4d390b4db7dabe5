// @ts-check
// `npx nx bench emulator`: cost per event of interpreted clients at two sizes, memory, and where the time goes.
// The machine's speed drifts, so the sizes take turns and only their ratio is a claim.
import { execFileSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const sizes = [1000, 20_000];
const rounds = Number(process.env['SQUALL_BENCH_ROUNDS'] ?? 5);
const limits = { costRatio: 1.5, residentMb: 2048 };
const script = fileURLToPath(new URL('one-run.mjs', import.meta.url));

/** @param {number} clients @param {readonly string[]} flags */
function runOnce(clients, ...flags) {
  const output = execFileSync(process.execPath, [script, String(clients), ...flags], {
    encoding: 'utf8',
  });
  return JSON.parse(output);
}

/** @param {readonly number[]} values */
function median(values) {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN;
}

/** @type {Map<number, any[]>} */
const runs = new Map(sizes.map((size) => [size, []]));
for (let round = 0; round < rounds; round++)
  for (const size of sizes) runs.get(size)?.push(runOnce(size));

const rows = sizes.map((size) => {
  const made = runs.get(size) ?? [];
  return {
    clients: size,
    events: made[0]?.events,
    'µs per event': Number(median(made.map((run) => run.microsecondsPerEvent)).toFixed(2)),
    'resident MB': Math.round(median(made.map((run) => run.residentMb))),
  };
});
console.log(`medians of ${rounds} interleaved runs, one core each`);
console.table(rows);
const ratios = (runs.get(20_000) ?? []).map(
  (run, i) => run.microsecondsPerEvent / runs.get(1000)?.[i]?.microsecondsPerEvent,
);
const ratio = median(ratios);
const resident = rows[1]?.['resident MB'] ?? Infinity;
console.log(`cost per event at 20,000 over 1,000: ${ratio.toFixed(2)} (limit ${limits.costRatio})`);
console.log(`resident at 20,000: ${resident} MB (limit ${limits.residentMb} MB)`);

const { rooms } = runOnce(20_000, '--profile');
console.log('where the time goes at 20,000 (share of CPU, sampled):');
for (const [room, share] of Object.entries(rooms).sort(([, a], [, b]) => b - a))
  if (share > 0.005) console.log(`  ${(share * 100).toFixed(1).padStart(5)} %  ${room}`);
if (ratio > limits.costRatio || resident > limits.residentMb) process.exitCode = 1;
