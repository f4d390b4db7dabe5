import { expect, test } from 'vitest';
import type { StationSpec } from '../index.ts';
import { stationOnLoop } from '../testing/station-on-loop.ts';

/** Requests 1, 2, 3 ... are offered in this order at 0 ms, each takes 100 ms; the order in which they are served. */
function orderOf(spec: Partial<StationSpec>, priorities: readonly number[], seed = 1) {
  const { station, loop, log } = stationOnLoop(
    { queueCapacity: 1000, ...spec },
    { uniform: { seed } },
  );
  for (const [at, priority] of priorities.entries()) station.offer(at + 1, 1, priority);
  loop.flush();
  return log.map((line) => Number(line.split(' ').at(-1)));
}

const equal = (count: number) => Array.from({ length: count }, () => 0);

test('adaptive LIFO serves the last come while more wait than it has servers, then the first', () => {
  expect(orderOf({ discipline: 'adaptiveLifo' }, equal(4))).toEqual([1, 4, 3, 2]);
  expect(orderOf({ discipline: 'adaptiveLifo', servers: 2 }, equal(6))).toEqual([1, 2, 6, 5, 3, 4]);
});

test('where adaptive LIFO turns can be given', () => {
  expect(orderOf({ discipline: 'adaptiveLifo', lifoAbove: 2 }, equal(6))).toEqual([
    1, 6, 5, 4, 2, 3,
  ]);
  expect(orderOf({ discipline: 'adaptiveLifo', lifoAbove: 9 }, equal(4))).toEqual([1, 2, 3, 4]);
});

test('random order is that of the stream: the same for one seed, another for another', () => {
  const order = orderOf({ discipline: 'random' }, equal(30));
  expect(order).toEqual(orderOf({ discipline: 'random' }, equal(30)));
  expect(order).not.toEqual(orderOf({ discipline: 'random' }, equal(30), 2));
  expect(order.toSorted((a, b) => a - b)).toEqual(equal(30).map((_, at) => at + 1));
});

test('random order holds within a priority only', () => {
  const order = orderOf({ discipline: 'random' }, [0, 0, 0, 0, 5, 5, 5, 5]);
  expect(order[0]).toBe(1);
  expect(order.slice(1, 5).toSorted((a, b) => a - b)).toEqual([5, 6, 7, 8]);
});

test('in random order each that waits is as likely to be the next', () => {
  const firsts = [0, 0, 0, 0];
  for (let seed = 0; seed < 4000; seed++) {
    const first = orderOf({ discipline: 'random' }, equal(5), seed)[1] ?? 0;
    firsts[first - 2] = (firsts[first - 2] ?? 0) + 1;
  }
  // Four standard deviations of a binomial of 4,000 tries at 1/4.
  for (const count of firsts) expect(Math.abs(count - 1000)).toBeLessThan(4 * 27.4);
});

test('without pre-emption a higher priority is served next, with it at once', () => {
  const at50 = (preemption: boolean) => {
    const { station, loop, log, at } = stationOnLoop({ preemption });
    station.offer(1, 1, 0);
    at(50, () => station.offer(2, 1, 3));
    loop.flush();
    return log;
  };
  expect(at50(false)).toEqual(['100 served 1', '200 served 2']);
  expect(at50(true)).toEqual(['150 served 2', '200 served 1']);
});

test('what is interrupted goes on where it stood, the first of its band', () => {
  const { station, loop, log, at } = stationOnLoop({ preemption: true });
  station.offer(1, 1, 2);
  station.offer(2, 1, 2);
  at(90, () => station.offer(3, 1, 5));
  at(95, () => expect([station.inService, station.queueLength]).toEqual([1, 2]));
  loop.flush();
  expect(log).toEqual(['190 served 3', '200 served 1', '300 served 2']);
});

test('of several at work the least important is interrupted, and of those the one that began last', () => {
  const { station, loop, log, at } = stationOnLoop({ preemption: true, servers: 3 });
  station.offer(1, 1, 1);
  station.offer(2, 1, 0);
  at(10, () => station.offer(3, 1, 0));
  at(20, () => station.offer(4, 1, 1));
  loop.flush();
  expect(log).toEqual(['100 served 1', '100 served 2', '120 served 4', '190 served 3']);
});

test('equals do not interrupt, and a full queue has no place for who is interrupted', () => {
  const { station, loop, log } = stationOnLoop({ preemption: true, queueCapacity: 1 });
  expect([1, 2].map((ticket) => station.offer(ticket, 1, 4))).toEqual(['started', 'queued']);
  expect(station.offer(3, 1, 7)).toBe('rejected');
  loop.flush();
  expect(log).toEqual(['100 served 1', '200 served 2']);
});

test('who waits for a dependency is not interrupted', () => {
  const answers: ((ok: boolean) => void)[] = [];
  const { station, loop, log, at } = stationOnLoop(
    { preemption: true, dependencies: [{ station: 'directory', cost: 1, timeoutMs: 1000 }] },
    { depend: (_station, _cost, _timeoutMs, done) => void answers.push(done) },
  );
  station.offer(1, 1, 0);
  at(150, () => expect(station.offer(2, 1, 7)).toBe('queued'));
  at(200, () => answers[0]?.(true));
  at(400, () => answers[1]?.(true));
  loop.flush();
  expect(log).toEqual(['200 served 1', '400 served 2']);
});

test('those who came in a pause interrupt at its end', () => {
  const { station, loop, log, at } = stationOnLoop({ preemption: true });
  station.offer(1, 1, 0);
  at(40, () => station.pause());
  at(60, () => expect(station.offer(2, 1, 7)).toBe('queued'));
  at(100, () => station.resume());
  loop.flush();
  expect(log).toEqual(['200 served 2', '260 served 1']);
});

test('under processor sharing two have half a server each', () => {
  const { station, loop, log, at } = stationOnLoop({ discipline: 'processorSharing' });
  expect(station.offer(1, 1)).toBe('started');
  at(50, () => expect(station.offer(2, 1)).toBe('started'));
  at(60, () => expect([station.inService, station.queueLength]).toEqual([1, 1]));
  loop.flush();
  // At 50 ms half of the first is done; then both take twice as long.
  expect(log).toEqual(['150 served 1', '200 served 2']);
  expect(station.counters).toMatchObject({ busyMs: 200, queueMs: 100 });
});

test('shared servers stand still in a pause, and are shared by more when there are fewer', () => {
  const { station, loop, log, at } = stationOnLoop({ discipline: 'processorSharing', servers: 2 });
  for (const ticket of [1, 2]) station.offer(ticket, 1);
  at(20, () => station.pause());
  at(120, () => station.resume());
  at(140, () => station.setServers(1));
  loop.flush();
  expect(log).toEqual(['260 served 1', '260 served 2']);
});

test('a shared station holds as many as servers and places, and who leaves makes room for the others', () => {
  const { station, loop, log, at } = stationOnLoop({
    discipline: 'processorSharing',
    queueCapacity: 1,
    cancellation: true,
  });
  expect([1, 2, 3].map((ticket) => station.offer(ticket, 1))).toEqual([
    'started',
    'started',
    'rejected',
  ]);
  at(50, () => expect(station.abandon(2)).toBe(true));
  loop.flush();
  expect(log).toEqual(['125 served 1']);
});
