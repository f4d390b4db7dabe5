// The session client on typed arrays against real XState actors: ns an event in one interleaved run, bytes an actor.
//   node packages/flyweight/bench/session-client.mjs [rounds]      (on the built packages)
import { createSessionClient, fullJitter } from '@squall/client-actor';
import { createActor } from 'xstate';
import { createFlock } from '../dist/index.js';

const rounds = Number(process.argv[2] ?? 5);
const realSize = 1000;
const flockSizes = [1000, 10_000, 100_000];
const timeoutMs = 10_000;
const settings = {
  policy: fullJitter({ baseMs: 1000, capMs: 60_000 }),
  timeoutsMs: {
    connect: timeoutMs,
    resume: timeoutMs,
    signIn: timeoutMs,
    contacts: timeoutMs,
    presence: timeoutMs,
    heartbeat: timeoutMs,
    sync: timeoutMs,
    message: timeoutMs,
  },
  heartbeatMs: 60_000,
  heartbeatMissesMax: 2,
  messageMeanMs: 120_000,
  resume: true,
  honoursRetryAfter: true,
  human: { patienceMeanMs: 30_000, manualRetriesMax: 3, absenceMeanMs: 600_000 },
};
const machine = createSessionClient(settings, { now: () => 0 });
const inputOf = (id) => ({ id, seed: id });
const types = [
  'start',
  'response',
  'response',
  'response',
  'response',
  'response',
  'disconnection',
  'stop',
];
const eventsEach = types.length;

/** Eight events a client: it comes online, is thrown out, backs off and is closed. */
function cycle(size, send, attemptOf) {
  for (let client = 0; client < size; client++) {
    let attempt = attemptOf(client);
    for (const type of types) {
      send(client, type === 'response' ? { type, attempt: ++attempt, resumable: 0 } : { type });
    }
  }
}

/** Timers are set and cleared, as in life; none comes. */
function realActors(size) {
  let ids = 0;
  const running = new Map();
  const clock = {
    setTimeout: (task) => (running.set(++ids, task), ids),
    clearTimeout: (id) => running.delete(id),
  };
  let heard = 0;
  const actors = Array.from({ length: size }, (_, id) => {
    const actor = createActor(machine, { input: inputOf(id), clock });
    actor.on('*', () => heard++);
    return actor.start();
  });
  return {
    cycle: () =>
      cycle(
        size,
        (client, event) => actors[client].send(event),
        (client) => actors[client].getSnapshot().context.attempt,
      ),
    size,
  };
}

function flockOf(size) {
  let heard = 0;
  const before = process.memoryUsage();
  const from = performance.now();
  const flock = createFlock(machine, {
    size,
    inputOf,
    emitted: () => heard++,
    failed: (_, error) => {
      throw error;
    },
  });
  flock.start();
  const send = (client, event) => flock.send(client, event);
  const startedMs = performance.now() - from;
  return {
    cycle: () => cycle(size, send, (client) => flock.context(client).attempt),
    /** Attempts are the same for all clients here: read one, not all. */
    fastCycle: () => {
      const attempt = flock.context(0).attempt;
      cycle(size, send, () => attempt);
    },
    size,
    flock,
    startedMs,
    grownBytes: process.memoryUsage().arrayBuffers - before.arrayBuffers,
  };
}

const nsPerEvent = (world, run) => {
  const from = process.cpuUsage();
  run();
  const { user, system } = process.cpuUsage(from);
  return ((user + system) * 1000) / (world.size * eventsEach);
};
const median = (values) => values.toSorted((a, b) => a - b)[values.length >> 1];

const real = realActors(realSize);
const flocks = flockSizes.map(flockOf);
const realNs = [];
const flockNs = flocks.map(() => []);
// Once each to warm up.
for (let round = -1; round < rounds; round++) {
  const ns = nsPerEvent(real, real.cycle);
  if (round >= 0) realNs.push(ns);
  flocks.forEach((flock, index) => {
    const repeats = Math.max(1, 100_000 / flock.size / 5);
    let sum = 0;
    for (let repeat = 0; repeat < repeats; repeat++) sum += nsPerEvent(flock, flock.fastCycle);
    if (round >= 0) flockNs[index].push(sum / repeats);
  });
}

console.log(`real actors, ${realSize}: ${(median(realNs) / 1000).toFixed(1)} us an event`);
flocks.forEach((world, index) => {
  const ns = median(flockNs[index]);
  const { flock, size, startedMs, grownBytes } = world;
  console.log(
    [
      `flock of ${size}: ${ns.toFixed(0)} ns an event`,
      `${(median(realNs) / ns).toFixed(0)} times faster`,
      `${(flock.bytes() / size).toFixed(0)} bytes an actor (${(grownBytes / size).toFixed(0)} measured)`,
      `start ${((startedMs * 1000) / size).toFixed(2)} us an actor`,
    ].join(', '),
  );
});
