// @ts-check
// `npx nx bench emulator`: cost per event of a whole cluster on both engines, memory, and where the time goes.
// The machine's speed drifts, so all take turns and only ratios within a round are claims.
import { execFileSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';

/** @typedef {{ clients: number, engine: 'interpreted' | 'flyweight' }} Size */
/** @type {readonly Size[]} */
const sizes = [
  { clients: 1000, engine: 'interpreted' },
  { clients: 20_000, engine: 'interpreted' },
  { clients: 20_000, engine: 'flyweight' },
  { clients: 100_000, engine: 'flyweight' },
];
const rounds = Number(process.env['SQUALL_BENCH_ROUNDS'] ?? 5);
const script = fileURLToPath(new URL('one-run.mjs', import.meta.url));

/** @param {Size} size @param {readonly string[]} flags */
function runOnce({ clients, engine }, ...flags) {
  const output = execFileSync(process.execPath, [script, String(clients), engine, ...flags], {
    encoding: 'utf8',
  });
  return JSON.parse(output);
}

/** @param {readonly number[]} values */
function median(values) {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN;
}

/** @type {any[][]} */
const runs = sizes.map(() => []);
for (let round = 0; round < rounds; round++)
  sizes.forEach((size, at) => runs[at]?.push(runOnce(size)));

console.log(`medians of ${rounds} interleaved runs, one core each`);
console.table(
  sizes.map(({ clients, engine }, at) => ({
    clients,
    engine,
    events: runs[at]?.[0]?.events,
    'µs per event': Number(
      median((runs[at] ?? []).map((run) => run.microsecondsPerEvent)).toFixed(2),
    ),
    'resident MB': Math.round(median((runs[at] ?? []).map((run) => run.residentMb))),
  })),
);

/** How many times the cost per event of one is that of another. @param {number} a @param {number} b */
const costRatio = (a, b) =>
  median(
    (runs[a] ?? []).map((run, i) => run.microsecondsPerEvent / runs[b]?.[i]?.microsecondsPerEvent),
  );
const residentMb = median((runs[1] ?? []).map((run) => run.residentMb));
const limits = [
  { what: 'interpreted: cost per event at 20,000 over 1,000', is: costRatio(1, 0), atMost: 1.5 },
  { what: 'interpreted: MB resident at 20,000', is: residentMb, atMost: 2048 },
  { what: 'flyweight: cost per event at 100,000 over 20,000', is: costRatio(3, 2), atMost: 1.5 },
  {
    what: 'flyweight over interpreted at 20,000: cost per event',
    is: costRatio(2, 1),
    atMost: 0.125,
  },
];
for (const { what, is, atMost } of limits) {
  console.log(`${what}: ${is.toPrecision(3)} (at most ${atMost})`);
  if (is > atMost) process.exitCode = 1;
}
for (const at of [1, 3]) {
  const size = sizes[at];
  if (size === undefined) continue;
  const { rooms } = runOnce(size, '--profile');
  console.log(`where the time goes, ${size.engine} at ${size.clients} (share of CPU, sampled):`);
  for (const [room, share] of Object.entries(rooms).sort(([, a], [, b]) => b - a))
    if (share > 0.005) console.log(`  ${(share * 100).toFixed(1).padStart(5)} %  ${room}`);
}
