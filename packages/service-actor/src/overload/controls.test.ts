import { expect, test } from 'vitest';
import type { AdmissionControl } from '../index.ts';
import { stationOnLoop } from '../testing/station-on-loop.ts';
import { AdmissionLevel } from './admission-level.ts';
import { codel } from './codel.ts';
import { controlledDelay } from './controlled-delay.ts';
import { dagor } from './dagor.ts';

test('CoDel sheds what waited more than 10 ms after an interval in which nobody waited 5 ms or less', () => {
  const control = codel({});
  const kept = (nowMs: number, waitedMs: number) => control.keeps(nowMs, waitedMs, 0);
  // The first opens no interval, the second does and is kept whatever it waited.
  expect([kept(0, 6), kept(1, 50)]).toEqual([true, true]);
  // The shortest wait of what went before, 6 ms, was above 5: overloaded until 101 ms.
  expect([kept(2, 10), kept(3, 10.1), kept(100, 50)]).toEqual([true, false, false]);
  // At the end of the interval the shortest was 10 ms: overloaded again.
  expect([kept(102, 50), kept(103, 50), kept(104, 5)]).toEqual([true, false, true]);
  // Somebody has waited 5 ms only.
  expect([kept(203, 50), kept(204, 50)]).toEqual([true, true]);
});

test('controlled delay allows a standing queue 5 ms and any other 100', () => {
  const control = controlledDelay({});
  const allowed = (nowMs: number, waiting: number) =>
    control.note({ nowMs, waiting, held: 0, priority: 0, user: 0 });
  expect([allowed(0, 0), allowed(100, 3), allowed(100.5, 3)]).toEqual([100, 100, 5]);
  expect([allowed(150, 0), allowed(250, 1), allowed(251, 1)]).toEqual([100, 100, 5]);
});

test('the admission level moves by the histogram of the last window', () => {
  const level = new AdmissionLevel(4);
  const ask = (...ranks: readonly number[]) => ranks.map((rank) => level.asks(rank));
  expect(ask(0, 1, 2, 3, 3)).toEqual([true, true, true, true, true]);
  // A fifth fewer of five is four; the last rank has two.
  level.lower(0.2);
  expect(ask(0, 1, 2, 3)).toEqual([true, true, true, false]);
  // Two thirds fewer of three.
  level.lower(2 / 3);
  expect(ask(0, 1, 2, 3)).toEqual([true, false, false, false]);
  level.lower(1);
  expect(ask(0, 1, 2, 3)).toEqual([true, false, false, false]);
  // Half of the four that asked, though one only entered.
  level.raise(0.5);
  expect(ask(0, 1, 2, 3)).toEqual([true, true, true, false]);
});

test('a window without requests moves nothing', () => {
  const level = new AdmissionLevel(2);
  level.asks(1);
  level.lower(0.5);
  level.raise(0.5);
  level.raise(0.5);
  expect(level.asks(1)).toBe(false);
});

/** One window of 100 requests of priorities 0 and 1, of 100 users, whose waits are all so long; how many enter the next. */
function dagorAfter(waitMs: number, windows: number) {
  const control = dagor({ windowRequests: 100 }, 1);
  const entered = { 0: 0, 1: 0 };
  for (let request = 0; request < 100 * windows; request++) {
    if (request % 100 === 0) entered[0] = entered[1] = 0;
    const priority = (request % 2) as 0 | 1;
    const arrival = { nowMs: request / 1000, held: 0, waiting: 0, priority, user: request % 100 };
    if (!control.admits(arrival)) continue;
    entered[priority]++;
    control.keeps(arrival.nowMs, waitMs, 0);
  }
  return entered;
}

test('DAGOR lets fewer in, the less important first, after each window with a mean wait above 20 ms', () => {
  expect(dagorAfter(20, 30)).toEqual({ 0: 50, 1: 50 });
  // 5 % fewer, or a few more where users share a level.
  const next = dagorAfter(20.1, 2);
  expect(next[1]).toBe(50);
  expect(next[0]).toBeLessThanOrEqual(45);
  expect(next[0]).toBeGreaterThan(41);
  const soon = dagorAfter(20.1, 3);
  expect(soon[1]).toBe(50);
  expect(soon[0]).toBeLessThan(50);
  expect(soon[0]).toBeGreaterThan(25);
  const late = dagorAfter(20.1, 20);
  expect(late[0]).toBe(0);
  expect(late[1]).toBeLessThan(50);
});

test('DAGOR treats a user alike for an hour, and then otherwise', () => {
  const control = dagor({ windowRequests: 100, decrease: 0.5 }, 1);
  const ask = (nowMs: number, user: number) =>
    control.admits({ nowMs, held: 0, waiting: 0, priority: 0, user });
  const users = Array.from({ length: 100 }, (_, user) => user);
  for (const user of users) {
    ask(1, user);
    control.keeps(1, 100, 0);
  }
  const chosen = users.map((user) => ask(2, user));
  expect(chosen.filter(Boolean).length).toBeGreaterThan(30);
  expect(chosen.filter(Boolean).length).toBeLessThan(60);
  // The next window raises the level by one request of a hundred, and so lets no fewer in.
  const again = users.map((user) => ask(3, user));
  expect(users.filter((user) => chosen[user] && !again[user])).toEqual([]);
  const nextHour = users.map((user) => ask(3_600_001, user));
  expect(users.filter((user) => again[user] && !nextHour[user]).length).toBeGreaterThan(10);
});

const offerMany = (admission: AdmissionControl, count: number) => {
  const made = stationOnLoop({ queueCapacity: 1000, admission });
  const said = Array.from({ length: count }, (_, at) => made.station.offer(at + 1, 1));
  return { ...made, said };
};

test('a fixed limit counts those who wait and those who are served, and tells the others to wait', () => {
  const { station, loop, said, log } = offerMany(
    { kind: 'fixedConcurrency', limit: 2, retryAfterMs: 70 },
    3,
  );
  expect(said).toEqual(['started', 'queued', 'rejected']);
  expect(station.retryAfterMs).toBe(70);
  loop.flush();
  expect(log).toEqual(['100 served 1', '200 served 2']);
  expect(station.offer(3, 1)).toBe('started');
});

test('a limit that learns hears of sojourns with what was held at their begin', () => {
  const limits = { initialLimit: 4, minLimit: 1, maxLimit: 9 };
  const { station, loop, said } = offerMany({ kind: 'aimd', timeoutMs: 250, ...limits }, 5);
  expect(said.filter((one) => one === 'rejected')).toHaveLength(1);
  loop.flush();
  // 100 ms with 1 of 4: less than half used; 200 with 2: 5; 300 with 3 and 400 with 4: too long, 4 and 3.
  const next = [11, 12, 13, 14].map((ticket) => station.offer(ticket, 1));
  expect(next).toEqual(['started', 'queued', 'queued', 'rejected']);
});

test('what leaves without service is a failure to a limit that learns', () => {
  const { station, at, loop } = stationOnLoop({
    admission: { kind: 'aimd', initialLimit: 10, minLimit: 1 },
    patience: { kind: 'deterministic', value: 20 },
  });
  for (const ticket of [1, 2]) station.offer(ticket, 1);
  let admitted = 0;
  // The one that reneged has made 9 of 10; then none has left yet.
  at(30, () => {
    for (let ticket = 10; ticket < 30; ticket++)
      if (station.offer(ticket, 1) !== 'rejected') admitted++;
    expect(admitted).toBe(8);
    station.crash('enough');
  });
  loop.flush();
  expect(station.counters.reneged).toBe(1);
});

test('CoDel in a station: a standing queue is cut short, and those shed are told', () => {
  const { station, loop, log } = stationOnLoop({
    queueCapacity: 1000,
    serviceTime: { kind: 'deterministic', value: 20 },
    admission: { kind: 'codel', retryAfterMs: 9 },
  });
  let ticket = 0;
  const arrive = () => {
    station.offer(ticket++, 1);
    if (ticket < 100) loop.setTimer(10, arrive);
  };
  arrive();
  loop.flush();
  const { served, shed, queueMs } = station.counters;
  expect(served + shed).toBe(100);
  expect(served).toBeLessThan(60);
  expect(log.filter((line) => /shed \d+ retry after 9$/.test(line))).toHaveLength(shed);
  // Without it the queue would grow to 50 and hold 25 on average over the first second.
  expect(queueMs / 1000).toBeLessThan(8);
});

test('those shed may be all that a draining station held', () => {
  const { station, loop, log, at } = stationOnLoop({
    admission: { kind: 'controlledDelay', standingMs: 5, intervalMs: 50 },
  });
  for (const ticket of [1, 2, 3]) station.offer(ticket, 1);
  at(10, () => station.drain());
  loop.flush();
  expect(log).toEqual(['100 served 1', '100 shed 2', '100 shed 3', '100 drained']);
});

test('another control at run time takes those held for newcomers', () => {
  const { station, loop, log, at } = stationOnLoop({});
  for (const ticket of [1, 2, 3]) station.offer(ticket, 1);
  at(90, () => station.setAdmission({ kind: 'controlledDelay', standingMs: 5, intervalMs: 50 }));
  loop.flush();
  expect(log).toEqual(['100 served 1', '200 served 2', '200 shed 3']);
});
