/** The closed forms that other tests here lean on, against values printed elsewhere and against one another. */
import { describe, expect, test } from 'vitest';
import {
  type MarkovQueue,
  abandonment,
  blocking,
  equilibrium,
  meanInSystem,
  meanWaitS,
  meanWaiting,
} from './birth-death.ts';
import { erlangB, erlangC, erlangCWaitS, waitsLongerThan } from './erlang.ts';
import { meanOrbit, pollaczekKhinchineWaitS, sojournQuantileS } from './single-server.ts';

/** Rates are per second, c servers, K requests in all at most, patience of rate theta. */
const queueOf = (
  arrivalsPerSecond: number,
  servedPerSecond: number,
  servers: number,
  rest: Pick<MarkovQueue, 'capacity' | 'abandonedPerSecond'> = {},
): MarkovQueue => ({ arrivalsPerSecond, servedPerSecond, servers, ...rest });

/** Kleinrock 1975; Gross and Harris; Garnett, Mandelbaum and Reiman 2002; Falin and Templeton 1997. */
describe('values of reference', () => {
  test('M/M/1', () => {
    expect(meanInSystem(queueOf(8, 10, 1))).toBeCloseTo(4, 10);
    expect(meanWaitS(queueOf(8, 10, 1))).toBeCloseTo(0.4, 10);
    expect(meanInSystem(queueOf(9, 10, 1))).toBeCloseTo(9, 10);
    expect(sojournQuantileS(8, 10, 0.99)).toBeCloseTo(Math.log(100) / 2, 12);
    expect(sojournQuantileS(9, 10, 0.99)).toBeCloseTo(4.60517, 6);
  });

  test('Erlang B and C', () => {
    expect(erlangB(8, 10)).toBeCloseTo(0.121661, 6);
    expect(erlangB(16, 20)).toBeCloseTo(0.064411, 6);
    expect(erlangC(8, 10)).toBeCloseTo(0.40918, 6);
    expect(erlangCWaitS(queueOf(8, 1, 10))).toBeCloseTo(0.20459, 6);
    expect(waitsLongerThan(queueOf(8, 1, 10), 0.5)).toBeCloseTo(0.150529, 6);
  });

  test('M/M/c/K', () => {
    expect(blocking(queueOf(12, 10, 1, { capacity: 10 }))).toBeCloseTo(0.192586, 6);
    expect(meanInSystem(queueOf(12, 10, 1, { capacity: 10 }))).toBeCloseTo(6.710709, 6);
    expect(blocking(queueOf(200, 10, 10, { capacity: 30 }))).toBeCloseTo(0.5, 6);
    expect(meanInSystem(queueOf(200, 10, 10, { capacity: 30 }))).toBeCloseTo(29, 5);
  });

  test('M/D/1 and M/G/1', () => {
    expect(pollaczekKhinchineWaitS(8, 0.1, 0)).toBeCloseTo(0.2, 12);
    expect(pollaczekKhinchineWaitS(8, 0.1, 0.5)).toBeCloseTo(0.3, 12);
    expect(pollaczekKhinchineWaitS(8, 0.1, 4)).toBeCloseTo(1, 12);
  });

  test('Erlang A', () => {
    const busy = queueOf(120, 1, 100, { abandonedPerSecond: 0.5 });
    expect(abandonment(busy)).toBeCloseTo(0.166791, 6);
    expect(meanWaiting(busy)).toBeCloseTo(40.029751, 5);
    expect(abandonment(queueOf(100, 1, 100, { abandonedPerSecond: 1 }))).toBeCloseTo(0.039861, 6);
  });

  test('M/M/1 with retrials', () => {
    expect(meanOrbit(8, 10, 10)).toBeCloseTo(6.4, 12);
    expect(meanOrbit(8, 10, 1)).toBeCloseTo(35.2, 12);
  });
});

describe.each([
  queueOf(80, 10, 10, { capacity: 10 }),
  queueOf(3, 1, 2, { capacity: 9 }),
  queueOf(10, 10, 1, { capacity: 1 }),
  queueOf(300, 10, 24, { capacity: 40, abandonedPerSecond: 3 }),
  queueOf(0.5, 3, 1),
  queueOf(95, 10, 10),
  queueOf(900, 1, 1000),
  queueOf(7, 2, 3, { abandonedPerSecond: 0.01 }),
  queueOf(5000, 1, 4000, { abandonedPerSecond: 0.2 }),
])(
  'M/M/$servers/$capacity at $arrivalsPerSecond and $servedPerSecond a second, patience $abandonedPerSecond',
  (queue) => {
    const { arrivalsPerSecond, servedPerSecond, servers, abandonedPerSecond = 0 } = queue;
    const load = arrivalsPerSecond / servedPerSecond;

    test('is in one of its states, and as much goes out as comes in', () => {
      const shares = equilibrium(queue);
      expect(shares.reduce((sum, p) => sum + p, 0)).toBeCloseTo(1, 12);
      const busy = shares.reduce((sum, p, n) => sum + p * Math.min(n, servers), 0);
      const out = servedPerSecond * busy + abandonedPerSecond * meanWaiting(queue);
      expect(out / (arrivalsPerSecond * (1 - blocking(queue)))).toBeCloseTo(1, 10);
    });

    test('without a queue it blocks as Erlang says', () => {
      const capacity = queue.capacity ?? servers;
      const blocked = blocking({ ...queue, servers: capacity, capacity });
      expect(blocked / erlangB(load, capacity)).toBeCloseTo(1, 9);
    });

    test('without an end, it makes wait as Erlang says, at 95 % of what it serves', () => {
      const endless = queueOf(servers * servedPerSecond * 0.95, servedPerSecond, servers);
      expect(meanWaitS(endless) / erlangCWaitS(endless)).toBeCloseTo(1, 8);
    });

    test('room without end is the limit of much room', () => {
      const patient = { ...queue, arrivalsPerSecond: servers * servedPerSecond * 0.8 };
      const { capacity: _, ...endless } = patient;
      const roomy = { ...patient, capacity: servers + 1000 };
      expect(meanInSystem(roomy) / meanInSystem(endless)).toBeCloseTo(1, 10);
    });
  },
);

test('one server: Pollaczek and Khinchine with cv2 1, Erlang C and balance of flows say the same', () => {
  for (const rate of [0.1, 5, 9.9]) {
    const wait = pollaczekKhinchineWaitS(rate, 0.1, 1);
    expect(erlangCWaitS(queueOf(rate, 10, 1)) / wait).toBeCloseTo(1, 10);
    expect(meanWaitS(queueOf(rate, 10, 1)) / wait).toBeCloseTo(1, 10);
  }
});

test('those who are turned away do not wait', () => {
  // One in three finds the one place taken; of each three two get in, and one of them waits 1 s.
  const queue = queueOf(1, 1, 1, { capacity: 2 });
  expect(blocking(queue)).toBeCloseTo(1 / 3, 12);
  expect(meanWaiting(queue)).toBeCloseTo(1 / 3, 12);
  expect(meanWaitS(queue)).toBeCloseTo(1 / 2, 12);
});

test('clients who come back at once wait as in a queue', () => {
  expect(meanOrbit(8, 10, 1e12)).toBeCloseTo(meanWaiting(queueOf(8, 10, 1)), 9);
});

test('queues without an equilibrium are refused, unless they have a limit or a patience', () => {
  expect(() => equilibrium(queueOf(10, 10, 1))).toThrow(
    'arrivalsPerSecond is 10: give less than the 10 that are served, a capacity or a patience',
  );
  expect(() => erlangC(10, 10)).toThrow('load is 10: give less than the 10 servers');
  expect(() => pollaczekKhinchineWaitS(10, 0.1, 1)).toThrow('load is 1');
  expect(() => meanOrbit(11, 10, 1)).toThrow('load is 1.1');
  expect(blocking(queueOf(10, 10, 1, { capacity: 1 }))).toBeCloseTo(0.5, 12);
});
