import { expect, test } from 'vitest';
import { scheduleFaults } from './faults.ts';
import { type Rule, type Way, travelTimeMs, ways } from './network.ts';
import type { FaultSpec } from './spec.ts';
import { startStations } from './testing/stations.ts';

const at = { atMs: 20_000, cell: 'main', service: 'back' } as const;
const back = 1;

function withFaults(...faults: readonly FaultSpec[]) {
  const service = { servers: 1, queueCapacity: 10, serviceTimeMs: 20, cv2: 0 };
  const world = startStations({ services: { front: service, back: service } });
  const { kernel, plan, population, stations } = world;
  const rules: Rule[] = [() => 7];
  const log: string[] = [];
  scheduleFaults(faults, {
    kernel,
    plan,
    cells: population.cellNames,
    stations,
    rules,
    log: (kind, label, cell) => log.push(`${kernel.now()} ${kind}: ${label} in ${cell}`),
    crash: (station) => log.push(`${kernel.now()} crash ${station}`),
  });
  const travel = (station: number, way: Way = ways.request) =>
    travelTimeMs(rules, 0, station, 1, way);
  return { ...world, rules, log, travel };
}

test('a crash is the supervisor’s business and is told', () => {
  const { run, log } = withFaults({ kind: 'crash', ...at });
  run(20_000);
  expect(log).toEqual([]);
  run(20_001);
  expect(log).toEqual(['20000 fault: crash of back in main', '20000 crash 1']);
});

test('a pause begins and ends', () => {
  const { run, ask, stations } = withFaults({ kind: 'pause', ...at, forMs: 5000 });
  run(19_990);
  ask(back);
  run(20_001);
  expect(stations.map(({ paused }) => paused)).toEqual([false, true]);
  // Half of its 20 ms were over when the pause came.
  expect(run(30_000)).toEqual(['25010 back answers: served']);
  expect(stations[back]?.paused).toBe(false);
});

test('a slowdown multiplies service times while it lasts', () => {
  const { run, ask } = withFaults({ kind: 'slowdown', ...at, forMs: 5000, factor: 4 });
  run(20_001);
  ask(back);
  expect(run(26_000)).toEqual(['20081 back answers: served']);
  ask(back);
  expect(run(30_000)).toEqual(['26020 back answers: served']);
});

test('a partition loses what goes to its service and what comes from it, and nothing else', () => {
  const { run, travel, rules } = withFaults({ kind: 'partition', ...at, forMs: 5000 });
  expect([travel(0), travel(back)]).toEqual([7, 7]);
  run(20_001);
  for (const way of Object.values(ways))
    expect([travel(0, way), travel(back, way)]).toEqual([7, NaN]);
  run(25_001);
  expect([travel(0), travel(back)]).toEqual([7, 7]);
  expect(rules).toHaveLength(1);
});

test('of two partitions that overlap each ends by itself', () => {
  const { run, travel, rules } = withFaults(
    { kind: 'partition', ...at, forMs: 5000 },
    { kind: 'partition', ...at, atMs: 22_000, forMs: 1000 },
  );
  run(24_000);
  expect(travel(back)).toBeNaN();
  run(25_001);
  expect([travel(back), rules.length]).toEqual([7, 1]);
});

test('the end of one partition leaves that of another service alone', () => {
  const { run, travel } = withFaults(
    { kind: 'partition', ...at, service: 'front', forMs: 2000 },
    { kind: 'partition', ...at, atMs: 21_000, forMs: 9000 },
  );
  run(21_500);
  expect([travel(0), travel(back)]).toEqual([NaN, NaN]);
  run(23_000);
  expect([travel(0), travel(back)]).toEqual([7, NaN]);
});
