/** The closed forms that other tests here lean on, against values printed elsewhere and against one another. */
import { describe, expect, test } from 'vitest';
import {
  type LossQueue,
  blocking,
  equilibrium,
  erlangB,
  fillingTimeS,
  meanInSystem,
} from '../testing/birth-death.ts';

/** Rates are per second, c servers, K requests in all at most. */
const mmck = (
  arrivalsPerSecond: number,
  servedPerSecond: number,
  servers: number,
  capacity: number,
): LossQueue => ({ arrivalsPerSecond, servedPerSecond, servers, capacity });

/** Tables of the Erlang B formula; Gross and Harris, Fundamentals of Queueing Theory, for M/M/c/K. */
test('values of reference', () => {
  expect(erlangB(8, 10)).toBeCloseTo(0.121661, 6);
  expect(erlangB(16, 20)).toBeCloseTo(0.064411, 6);
  expect(blocking(mmck(12, 10, 1, 10))).toBeCloseTo(0.192586, 6);
  expect(meanInSystem(mmck(12, 10, 1, 10))).toBeCloseTo(6.710709, 6);
  expect(blocking(mmck(200, 10, 10, 30))).toBeCloseTo(0.5, 6);
  expect(meanInSystem(mmck(200, 10, 10, 30))).toBeCloseTo(29, 5);
});

describe.each([
  mmck(80, 10, 10, 10),
  mmck(3, 1, 2, 9),
  mmck(12, 10, 1, 10),
  mmck(10, 10, 1, 1),
  mmck(300, 10, 24, 40),
])('M/M/$servers/$capacity at $arrivalsPerSecond and $servedPerSecond a second', (queue) => {
  const { arrivalsPerSecond, servedPerSecond, servers, capacity } = queue;

  test('is in one of its states, and as much goes out as comes in', () => {
    const shares = equilibrium(queue);
    expect(shares.reduce((sum, p) => sum + p, 0)).toBeCloseTo(1, 12);
    const busy = shares.reduce((sum, p, n) => sum + p * Math.min(n, servers), 0);
    expect(servedPerSecond * busy).toBeCloseTo(arrivalsPerSecond * (1 - blocking(queue)), 9);
  });

  test('without a queue it blocks as Erlang says', () => {
    const load = arrivalsPerSecond / servedPerSecond;
    expect(blocking({ ...queue, servers: capacity })).toBeCloseTo(erlangB(load, capacity), 12);
  });

  /** One step after another: m_n = 1/lambda + (death rate/lambda) m_(n-1) is the time from n requests to n + 1. */
  test('fills up in the time that its steps take', () => {
    let stepS = 0;
    let sumS = 0;
    for (let n = 0; n < capacity; n++) {
      const deaths = servedPerSecond * Math.min(n, servers);
      stepS = (1 + deaths * stepS) / arrivalsPerSecond;
      sumS += stepS;
    }
    expect(fillingTimeS(queue) / sumS).toBeCloseTo(1, 12);
  });
});
