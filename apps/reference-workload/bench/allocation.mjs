// @ts-check
// How much the flyweight allocates for an event once the storm is over: bytes by which the heap grows from 200 s to 600 s of
// virtual time, young generation included. A collection in between would hide some, so it is made large and any is told.
//   node bench/allocation.mjs [clients]        (on the built packages)
import { spawnSync } from 'node:child_process';
import { PerformanceObserver } from 'node:perf_hooks';
import { fileURLToPath } from 'node:url';

const clients = Number(process.argv[2] ?? 100_000);
if (!(Number.isInteger(clients) && clients > 0 && clients % 100 === 0)) {
  process.stderr.write(`clients is ${process.argv[2]}: give a multiple of 100\n`);
  process.exit(2);
}

const flags = ['--expose-gc', '--min-semi-space-size=64', '--max-semi-space-size=128'];
const { gc } = globalThis;
if (gc === undefined) {
  const script = fileURLToPath(import.meta.url);
  const { status } = spawnSync(process.execPath, [...flags, script, String(clients)], {
    stdio: 'inherit',
  });
  process.exit(status ?? 3);
}

const { flyweight } = await import('../dist/worlds/flyweight.js');
const world = /** @type {import('../dist/worlds/storm-world.js').StormWorld} */ (
  flyweight.prepare({ clients, seed: 1 })
);
const events = () => {
  const { attempts, completions, timeOuts, messages } = world.tally;
  return attempts + completions + timeOuts + messages;
};
world.time.runUntil(200e6);
gc();
let collections = 0;
const observer = new PerformanceObserver((list) => (collections += list.getEntries().length));
observer.observe({ entryTypes: ['gc'] });
const before = { heap: process.memoryUsage().heapUsed, events: events() };
world.time.runUntil(600e6 - 1);
const grown = process.memoryUsage().heapUsed - before.heap;
const seen = events() - before.events;
await new Promise((resolve) => setImmediate(resolve));
process.stdout.write(
  `${clients} clients: ${(grown / seen).toFixed(3)} bytes an event over ${seen} events, ${collections} collections\n`,
);
