/**
 * Disciplines in closed form: Kleinrock, Queueing Systems II (1976), chapters 3 and 4; Harchol-Balter, Performance
 * Modeling and Design (2013), chapters 29-32. lambda and mu are per second; E[S^2] is (1 + cv2) E[S]^2.
 */
import { deterministic, exponential, gamma } from '@squall/random';
import { test } from 'vitest';
import { type Theory, expectTheory } from '../testing/expect-theory.ts';

const mu10 = exponential(100);
const oneServer = { arrivalsPerSecond: 5, servers: 1 };

/** W has the second moment 2 rho / (mu (1 - rho))^2 in M/M/1; T = W + S, and they are independent. */
const squared = (rho: number, mu: number, factor: number): number => {
  const meanWait = rho / (mu * (1 - rho));
  const waitSquared = ((2 * rho) / (mu * (1 - rho) * mu * (1 - rho))) * factor;
  return waitSquared + (2 * meanWait) / mu + 2 / (mu * mu);
};

const table: readonly Theory[] = [
  [
    'M/M/1 (5, 10), first come, first served: E[W^2] = 2 rho/(mu (1 - rho))^2',
    { ...oneServer, serviceTime: mu10 },
    4000,
    [
      ['sojournTimeS', 0.2],
      ['sojournTimeSquared', squared(0.5, 10, 1)],
    ],
  ],
  [
    'M/M/1 (5, 10), last come, first served: the same mean, E[W^2] larger by 1/(1 - rho)',
    { ...oneServer, serviceTime: mu10, station: { discipline: 'lifo' } },
    6000,
    [
      ['sojournTimeS', 0.2],
      ['sojournTimeSquared', squared(0.5, 10, 1 / (1 - 0.5))],
    ],
  ],
  [
    'M/M/1 (5, 10), random order: the same mean, E[W^2] larger by 2/(2 - rho)',
    { ...oneServer, serviceTime: mu10, station: { discipline: 'random' } },
    5000,
    [
      ['sojournTimeS', 0.2],
      ['sojournTimeSquared', squared(0.5, 10, 2 / (2 - 0.5))],
    ],
  ],
  ...[deterministic(100), mu10, gamma(100, 4)].map((serviceTime): Theory => [
    `M/G/1 processor sharing (6, 10), ${serviceTime.kind}: E[T] = E[S]/(1 - rho), whatever the distribution`,
    {
      arrivalsPerSecond: 6,
      servers: 1,
      serviceTime,
      station: { discipline: 'processorSharing' },
    },
    2500,
    [
      ['sojournTimeS', 0.25],
      ['utilisation', 0.6],
      ['inSystem', 1.5],
    ],
  ]),
  [
    'M/M/c processor sharing (8, 1), c 10: the number in the system of M/M/c, Lq = C rho/(1 - rho)',
    {
      arrivalsPerSecond: 8,
      servers: 10,
      serviceTime: exponential(1000),
      station: { discipline: 'processorSharing' },
    },
    4000,
    [
      ['queueLength', 0.40918 * 4],
      ['utilisation', 0.8],
    ],
  ],
];

test.each(table)('%s', (_, queue, horizonS, expected) => expectTheory(queue, horizonS, expected));
