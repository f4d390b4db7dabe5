/**
 * Priorities in closed form: A. Cobham, Priority Assignment in Waiting Line Problems (1954); Kleinrock, Queueing
 * Systems II (1976), chapter 3. Rates are per second; s_k is the load of the classes above and including k.
 */
import { deterministic, exponential } from '@squall/random';
import { test } from 'vitest';
import { type Theory, expectTheory } from '../testing/expect-theory.ts';

const mu10 = exponential(100);

/** Two classes of equal rates, the second served first; mean services m0, m1 and second moments v0, v1 in s. */
const cobham = (rate: number, [m0, v0]: readonly number[], [m1, v1]: readonly number[]) => {
  const [rho0, rho1] = [rate * (m0 ?? 0), rate * (m1 ?? 0)];
  const residual = (rate * ((v0 ?? 0) + (v1 ?? 0))) / 2;
  const highest = (m1 ?? 0) + residual / (1 - rho1);
  const lowest = (m0 ?? 0) + residual / ((1 - rho1) * (1 - rho0 - rho1));
  const interrupting = (m1 ?? 0) + (rate * (v1 ?? 0)) / 2 / (1 - rho1);
  const interrupted = (m0 ?? 0) / (1 - rho1) + residual / ((1 - rho1) * (1 - rho0 - rho1));
  return { highest, lowest, interrupting, interrupted };
};

/** Twice 4 a second, services exponential of means 0.1 and 0.05 s. */
const twoClasses = cobham(4, [0.1, 0.02], [0.05, 0.005]);
/** The same with services that are always as long. */
const constant = cobham(4, [0.1, 0.01], [0.05, 0.0025]);
const priorities = { arrivalsPerSecond: 8, servers: 1, costs: [1, 0.5] };

const table: readonly Theory[] = [
  [
    'M/M/1 with two priorities: Cobham (1954), W_k = R/((1 - s_(k-1))(1 - s_k))',
    { ...priorities, serviceTime: mu10 },
    4000,
    [
      ['sojournHighestS', twoClasses.highest],
      ['sojournLowestS', twoClasses.lowest],
    ],
  ],
  [
    'M/D/1 with two priorities: Cobham (1954)',
    { ...priorities, serviceTime: deterministic(100) },
    3000,
    [
      ['sojournHighestS', constant.highest],
      ['sojournLowestS', constant.lowest],
    ],
  ],
  [
    'M/M/1 with two priorities, pre-emptive resume: T_k = E[S_k]/(1 - s_(k-1)) + R_k/((1 - s_(k-1))(1 - s_k))',
    { ...priorities, serviceTime: mu10, station: { preemption: true } },
    4000,
    [
      ['sojournHighestS', twoClasses.interrupting],
      ['sojournLowestS', twoClasses.interrupted],
    ],
  ],
  [
    'M/D/1 with two priorities, pre-emptive resume',
    { ...priorities, serviceTime: deterministic(100), station: { preemption: true } },
    3000,
    [
      ['sojournHighestS', constant.interrupting],
      ['sojournLowestS', constant.interrupted],
    ],
  ],
];

test.each(table)('%s', (_, queue, horizonS, expected) => expectTheory(queue, horizonS, expected));
