// CPU nanoseconds per request, offered and served: node bench/ns-per-request.mjs
// Runs the built package. The event list is a ring for constant service times, so nearly all of the
// time is the station's own; rounds are interleaved and medians shown: on shared cores only ratios are claims.
import { createStation } from '@squall/service-actor';

/** Timers for delays of one length: first in, first out. Cancelled ones are skipped. */
function ringTimers() {
  const size = 1 << 21;
  const due = new Float64Array(size);
  const tasks = Array.from({ length: size });
  let head = 0;
  let tail = 0;
  let now = 0;
  return {
    now: () => now,
    setTimer: (delayMs, task) => {
      due[tail % size] = now + delayMs;
      tasks[tail % size] = task;
      return ++tail;
    },
    clearTimer: (id) => {
      tasks[(id - 1) % size] = undefined;
    },
    step: () => {
      now = due[head % size];
      const task = tasks[head % size];
      head++;
      task?.();
    },
  };
}

/** A closed loop: whoever was served asks again, so the queue holds `waiting` requests for ever. */
function loop(servers, waiting, change = {}) {
  const timers = ringTimers();
  let served = 0;
  const station = createStation(
    {
      name: 'bench',
      servers,
      queueCapacity: waiting,
      serviceTime: { kind: 'deterministic', value: 100 },
      ...change,
    },
    {
      timers,
      uniform: { seed: 1 },
      answer: (ticket) => {
        served++;
        station.offer(ticket, 1);
      },
    },
  );
  station.start();
  for (let ticket = 0; ticket < servers + waiting; ticket++) station.offer(ticket, 1);
  return { timers, served: () => served };
}

const cases = {
  'N 10^3: 10 servers, 200 wait': () => loop(10, 200),
  'N 10^5: 1,000 servers, 20,000 wait': () => loop(1000, 20_000),
  'the same, each service time drawn': () =>
    loop(1000, 20_000, { serviceTime: { kind: 'uniform', low: 100, high: 100 } }),
  'the same, token bucket': () =>
    loop(1000, 20_000, { admission: { kind: 'tokenBucket', ratePerSecond: 1e9, burst: 1e9 } }),
  'N 10^6: 10,000 servers, 200,000 wait': () => loop(10_000, 200_000),
};

const requests = 1_000_000;
function nsPerRequest({ timers, served }) {
  const target = served() + requests;
  const before = process.cpuUsage();
  while (served() < target) timers.step();
  const { user, system } = process.cpuUsage(before);
  return ((user + system) * 1000) / requests;
}

const rounds = 9;
const worlds = Object.entries(cases).map(([name, make]) => ({ name, world: make(), measured: [] }));
for (let round = 0; round < rounds; round++)
  for (const { world, measured } of worlds) measured.push(nsPerRequest(world));
for (const { name, measured } of worlds) {
  const median = measured.toSorted((a, b) => a - b)[Math.floor(rounds / 2)];
  console.log(`${name.padEnd(40)} ${median.toFixed(0).padStart(6)} ns`);
}
