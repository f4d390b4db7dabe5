/**
 * Closed forms of queueing theory: Kleinrock, Queueing Systems I (1975); Gross and Harris,
 * Fundamentals of Queueing Theory; Harchol-Balter, Performance Modeling and Design (2013).
 * lambda and mu are per second; a mean service time is 1/mu.
 */
import { deterministic, exponential, gamma } from '@squall/random';
import { test } from 'vitest';
import { type Theory, expectTheory } from '../testing/expect-theory.ts';

const mu10 = exponential(100);
const lambda8 = { arrivalsPerSecond: 8, servers: 1 };

const table: readonly Theory[] = [
  [
    'M/M/1 (8, 10): L = rho/(1 - rho), Wq = rho/(mu - lambda), W is exponential of mean 1/(mu - lambda)',
    { ...lambda8, serviceTime: mu10 },
    6000,
    // The 99th percentile of an exponential is ln(100) times its mean, 0.5 s.
    [
      ['utilisation', 0.8],
      ['inSystem', 4],
      ['waitingTimeS', 0.4],
      ['sojournTimeS', 0.5],
      ['sojournTimeP99S', Math.log(100) / 2],
    ],
  ],
  [
    "M/M/1 (8, 10), last come, first served: the same mean wait, by Kleinrock's conservation law",
    { ...lambda8, serviceTime: mu10, station: { discipline: 'lifo' } },
    5000,
    [
      ['inSystem', 4],
      ['waitingTimeS', 0.4],
    ],
  ],
  [
    'M/M/1/K (12, 10), K 10: blocks p_K',
    { arrivalsPerSecond: 12, servers: 1, queueCapacity: 9, serviceTime: mu10 },
    1000,
    [
      ['blocked', 0.192586],
      ['inSystem', 6.710709],
    ],
  ],
  [
    'M/M/c/K, a 20, c 10, K 30: blocks p_K',
    { arrivalsPerSecond: 200, servers: 10, queueCapacity: 20, serviceTime: mu10 },
    150,
    [
      ['blocked', 0.5],
      ['inSystem', 29],
    ],
  ],
  [
    'M/M/c/c, a 8, c 10: blocks Erlang B',
    { arrivalsPerSecond: 80, servers: 10, queueCapacity: 0, serviceTime: mu10 },
    200,
    [['blocked', 0.121661]],
  ],
  [
    'M/M/c/c, a 16, c 20: blocks Erlang B',
    { arrivalsPerSecond: 160, servers: 20, queueCapacity: 0, serviceTime: mu10 },
    200,
    [['blocked', 0.064411]],
  ],
  [
    'M/G/c/c, a 8, c 10, cv2 4: blocks Erlang B too, which is insensitive to the distribution',
    { arrivalsPerSecond: 80, servers: 10, queueCapacity: 0, serviceTime: gamma(100, 4) },
    300,
    [['blocked', 0.121661]],
  ],
  [
    'M/M/c (8, 1), c 10: Wq = C/(c mu - lambda), Erlang C',
    { arrivalsPerSecond: 8, servers: 10, serviceTime: exponential(1000) },
    3000,
    [['waitingTimeS', 0.20459]],
  ],
  [
    'M/D/1 (8, 10): Wq = rho/(2 mu (1 - rho))',
    { ...lambda8, serviceTime: deterministic(100) },
    2000,
    [['waitingTimeS', 0.2]],
  ],
  [
    'M/G/1 (8, 10), cv2 0.5: Wq by Pollaczek-Khinchine',
    { ...lambda8, serviceTime: gamma(100, 0.5) },
    3000,
    [['waitingTimeS', 0.3]],
  ],
];

test.each(table)('%s', (_, queue, horizonS, expected) => expectTheory(queue, horizonS, expected));
