import { deterministic } from '@squall/random';
import { expect, test } from 'vitest';
import { stationOnLoop } from '../testing/station-on-loop.ts';

test('who has waited as long as its patience leaves and is told so', () => {
  const { station, loop, log } = stationOnLoop({ patience: deterministic(150) });
  for (const ticket of [1, 2, 3]) station.offer(ticket, 1);
  loop.flush();
  expect(log).toEqual(['100 served 1', '150 reneged 3', '200 served 2']);
  expect(station.counters).toMatchObject({ served: 2, reneged: 1, queueMs: 250 });
});

test('whoever is served has all the patience in the world, and so has who was interrupted', () => {
  const { station, loop, log, at } = stationOnLoop({
    patience: deterministic(10),
    preemption: true,
  });
  station.offer(1, 1, 0);
  at(50, () => station.offer(2, 1, 1));
  loop.flush();
  expect(log).toEqual(['150 served 2', '200 served 1']);
});

test('patience runs on while the process stands still', () => {
  const { station, loop, log } = stationOnLoop({ patience: deterministic(30) });
  station.pause();
  station.offer(1, 1);
  loop.flush();
  expect(log).toEqual(['30 reneged 1']);
});

test('a place that a reneger leaves can be taken at once, with the same ticket', () => {
  const { station, loop, log, at } = stationOnLoop({
    patience: deterministic(30),
    queueCapacity: 1,
  });
  for (const ticket of [1, 2]) station.offer(ticket, 1);
  at(31, () => expect(station.offer(2, 1)).toBe('queued'));
  loop.flush();
  expect(log).toEqual(['30 reneged 2', '61 reneged 2', '100 served 1']);
});

test('who has left or died has no patience left to lose', () => {
  const { station, loop, log } = stationOnLoop({ patience: deterministic(30), cancellation: true });
  for (const ticket of [1, 2, 3]) station.offer(ticket, 1);
  station.abandon(2);
  station.crash('fault');
  loop.flush();
  expect(log).toEqual(['0 dropped 1', '0 dropped 3']);
});

test('the last of a draining station may leave by impatience', () => {
  const { station, loop, log } = stationOnLoop({ patience: deterministic(30) });
  station.pause();
  station.offer(1, 1);
  station.drain();
  loop.flush();
  expect(log).toEqual(['30 reneged 1', '30 drained']);
});

test('who baulks at the queue it sees is rejected, and counted as one that would not', () => {
  const { station } = stationOnLoop({ baulking: [0, 0, 1] });
  const said = [1, 2, 3, 4].map((ticket) => station.offer(ticket, 1));
  expect(said).toEqual(['started', 'queued', 'queued', 'rejected']);
  expect(station.counters).toMatchObject({ offered: 4, admitted: 3, rejected: 1, baulked: 1 });
});

test('the last probability holds for all longer queues; an idle server is always taken', () => {
  const { station } = stationOnLoop({ baulking: [1] });
  expect([1, 2].map((ticket) => station.offer(ticket, 1))).toEqual(['started', 'rejected']);
});

test('each baulks with the probability that belongs to its queue', () => {
  let baulked = 0;
  for (let seed = 0; seed < 2000; seed++) {
    const { station } = stationOnLoop({ baulking: [0, 0.3] }, { uniform: { seed } });
    for (const ticket of [1, 2, 3]) station.offer(ticket, 1);
    baulked += station.counters.baulked;
  }
  // Four standard deviations of a binomial of 2,000 tries at 0.3.
  expect(Math.abs(baulked - 600)).toBeLessThan(4 * 20.5);
});
