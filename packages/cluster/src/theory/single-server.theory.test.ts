/** One server before a hundred Poisson clients on typed arrays. Lambda and mu are per second; E[S] is 100 ms throughout. */
import { type Distribution, deterministic, exponential, gamma } from '@squall/random';
import { expect, test } from 'vitest';
import { openQueue } from '../crowds/steady-state.ts';
import { type SteadyTheory, expectSteadyTheory } from '../testing/steady-theory.ts';
import { pollaczekKhinchineWaitS, sojournQuantileS } from './single-server.ts';

const mu = 10;
const crowd = { engine: 'flyweight', sources: 100 } as const;
const mm1 = (arrivalsPerSecond: number) =>
  openQueue({ arrivalsPerSecond, servedPerSecond: mu, servers: 1 });

test('M/M/1 (8, 10): L = rho/(1 - rho), Wq = rho/(mu - lambda), time in the system is exponential', () => {
  const theory: SteadyTheory = {
    inSystem: 4,
    waitS: 0.4,
    sojournS: 0.5,
    sojournP99S: Math.log(100) / 2,
    utilisation: 0.8,
    // Whoever waits does so as long as whoever is there stays: rho e^-(mu - lambda)t.
    waitedLongerThan: { 0: 0.8, 0.5: 0.8 * Math.exp(-1) },
  };
  expectSteadyTheory({ ...crowd, queue: mm1(8), requests: 80_000, replications: 30 }, theory);
});

test('M/M/1 (9, 10)', () => {
  const theory: SteadyTheory = { inSystem: 9, sojournS: 1, sojournP99S: 4.60517 };
  expectSteadyTheory({ ...crowd, queue: mm1(9), requests: 300_000, replications: 10 }, theory);
});

test('M/M/1 at any load', () => {
  const lambda = 6.3;
  const theory: SteadyTheory = {
    inSystem: lambda / (mu - lambda),
    sojournP99S: sojournQuantileS(lambda, mu, 0.99),
  };
  expectSteadyTheory({ ...crowd, queue: mm1(lambda), requests: 40_000, replications: 20 }, theory);
});

test.each<[string, number, Distribution, number, number]>([
  ['M/D/1 (8, 10)', 8, deterministic(100), 0.2, 40_000],
  ['M/G/1 (8, 10), cv2 0.5', 8, gamma(100, 0.5), 0.3, 50_000],
  ['M/G/1 (8, 10), cv2 4', 8, gamma(100, 4), 1, 90_000],
  ['M/M/1 (5, 10)', 5, exponential(100), pollaczekKhinchineWaitS(5, 0.1, 1), 20_000],
  ['M/G/1 (7, 10), cv2 2.5', 7, gamma(100, 2.5), pollaczekKhinchineWaitS(7, 0.1, 2.5), 50_000],
])('%s: Wq by Pollaczek and Khinchine', (_, arrivalsPerSecond, serviceTime, waitS, requests) => {
  const queue = { arrivalsPerSecond, servers: 1, serviceTime };
  const given = { ...crowd, queue, requests, replications: 20 };
  const { waitS: found } = expectSteadyTheory(given, { waitS });
  expect(found!.standardError).toBeLessThan(0.015 * waitS);
});
