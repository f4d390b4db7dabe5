// The engine's own cost: a machine of three states that lives on its timers alone, on typed arrays against real XState
// actors on one kernel, in one interleaved run.
//   node packages/flyweight/bench/ticking-machine.mjs [rounds] [largest flock]      (on the built packages)
import { createKernel } from '@squall/kernel';
import { kernelClock } from '@squall/kernel/xstate';
import { assign, createActor, emit, setup } from 'xstate';
import { createFlock } from '../dist/index.js';

const rounds = Number(process.argv[2] ?? 5);
const largest = Number(process.argv[3] ?? 1_000_000);
const realSize = 1000;
const flockSizes = [1000, 10_000, 100_000, 1_000_000].filter((size) => size <= largest);
/** Timers that fire in a round, at least. */
const eventsARound = 300_000;

const next = (seed) => (Math.imul(seed, 1_664_525) + 1_013_904_223) >>> 0;
/** Pauses are U(0, 60 s), time-outs 1.5 s: a third of all timers is cancelled. */
const machine = setup({
  actions: {
    draw: assign({ seed: ({ context }) => next(context.seed) }),
    fail: assign({ retries: ({ context }) => context.retries + 1 }),
    calm: assign({ retries: 0 }),
    say: emit(({ context }) => ({ type: 'said', retries: context.retries })),
  },
  guards: { lucky: ({ context }) => context.seed % 4 > 0 },
  delays: { PAUSE: ({ context }) => (context.seed / 2 ** 32) * 60_000, ANSWER: 200, TIMEOUT: 1500 },
}).createMachine({
  context: ({ input }) => ({ seed: next(input.id), retries: 0 }),
  initial: 'waiting',
  states: {
    waiting: { entry: 'draw', after: { PAUSE: 'asking' } },
    asking: {
      entry: 'say',
      after: {
        ANSWER: { guard: 'lucky', target: 'resting', actions: 'calm' },
        TIMEOUT: { target: 'waiting', actions: 'fail' },
      },
    },
    resting: {
      entry: 'draw',
      after: { PAUSE: { target: 'resting', reenter: true } },
      always: { guard: ({ context }) => context.seed % 8 === 0, target: 'waiting' },
    },
  },
});

/** A world counts its steps: every timer that fires is one. */
function realWorld(size) {
  const kernel = createKernel();
  const clock = kernelClock(kernel);
  let emitted = 0;
  for (let id = 0; id < size; id++) {
    const actor = createActor(machine, { input: { id }, clock });
    actor.on('*', () => emitted++);
    actor.start();
  }
  return { size, advanceTo: (ms) => kernel.runUntil(ms), emitted: () => emitted, bytes: () => 0 };
}

function flockWorld(size) {
  let emitted = 0;
  const flock = createFlock(machine, {
    size,
    inputOf: (id) => ({ id }),
    emitted: () => emitted++,
    failed: (_, error) => {
      throw error;
    },
  });
  const from = performance.now();
  flock.start();
  const startUs = ((performance.now() - from) * 1000) / size;
  return {
    size,
    startUs,
    advanceTo: (ms) => flock.advanceTo(ms),
    emitted: () => emitted,
    bytes: () => flock.bytes() / size,
  };
}

/** A timer fires every 27 s or so: how many there were is measured once, on the kernel. */
function eventsPerActorSecond() {
  const kernel = createKernel();
  const clock = kernelClock(kernel);
  for (let id = 0; id < 200; id++) createActor(machine, { input: { id }, clock }).start();
  kernel.runUntil(600_000);
  return kernel.executed / 200 / 600;
}

const rate = eventsPerActorSecond();
const median = (values) => values.toSorted((a, b) => a - b)[values.length >> 1];
const worlds = [realWorld(realSize), ...flockSizes.map(flockWorld)];
const ns = worlds.map(() => []);
const nowMs = worlds.map(() => 0);
for (let round = -1; round < rounds; round++) {
  worlds.forEach((world, index) => {
    const events = index === 0 ? 20_000 : Math.max(eventsARound, world.size / 2);
    nowMs[index] += (events / world.size / rate) * 1000;
    const from = process.cpuUsage();
    world.advanceTo(nowMs[index]);
    const { user, system } = process.cpuUsage(from);
    if (round >= 0) ns[index].push(((user + system) * 1000) / events);
  });
}

const [real, ...flocks] = ns.map(median);
console.log(`real actors, ${realSize}: ${(real / 1000).toFixed(1)} us a timer`);
flocks.forEach((cost, index) => {
  const { size, bytes, startUs } = worlds[index + 1];
  console.log(
    `flock of ${size}: ${cost.toFixed(0)} ns a timer, ${(real / cost).toFixed(0)} times faster, ` +
      `${bytes().toFixed(0)} bytes an actor, start ${startUs.toFixed(2)} us an actor`,
  );
});
