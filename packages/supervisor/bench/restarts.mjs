// CPU microseconds per restart of an XState child, at several sizes of the population: node bench/restarts.mjs
// Runs the built package. Rounds are interleaved and medians shown: on shared cores only ratios are claims.
import { childOfLogic, createSupervisor } from '@squall/supervisor';
import { createMachine } from 'xstate';

const restarts = 100;
const rounds = 15;
const populations = [100, 1000, 10_000];

const fragile = createMachine({
  initial: 'up',
  states: {
    up: { on: { crash: 'broken' } },
    broken: {
      entry: () => {
        throw new Error('crash');
      },
    },
  },
});

/** Time that stands still: what is asked for at once comes at once. */
function immediately() {
  let tasks = [];
  const run = () => {
    while (tasks.length > 0) {
      const due = tasks;
      tasks = [];
      for (const task of due) task();
    }
  };
  let ids = 0;
  const setTimer = (_delayMs, task) => {
    tasks.push(task);
    return ++ids;
  };
  return { now: () => 0, setTimer, clearTimer: () => undefined, run };
}

/** A supervisor of so many, and a way to crash some of them. */
function crowd(population) {
  const timers = immediately();
  const children = Array.from({ length: population }, (_, index) =>
    childOfLogic({ id: `c${index}`, logic: fragile }),
  );
  const intensity = 1_000_000;
  const supervisor = createSupervisor({ intensity, children }, { timers });
  supervisor.start();
  return () => {
    const begun = process.cpuUsage();
    for (let index = 0; index < restarts; index++)
      supervisor.child(`c${index * (population / restarts)}`)?.send({ type: 'crash' });
    timers.run();
    const { user, system } = process.cpuUsage(begun);
    return (user + system) / restarts;
  };
}

const crowds = populations.map((population) => ({ population, round: crowd(population), us: [] }));
for (let round = 0; round < rounds; round++) for (const each of crowds) each.us.push(each.round());
for (const { population, us } of crowds) {
  const [median] = us.toSorted((a, b) => a - b).slice(Math.floor(rounds / 2));
  console.log(`${String(population).padStart(6)} children: ${median.toFixed(1)} us per restart`);
}
