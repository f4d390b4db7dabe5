/** Impatient callers: Garnett, Mandelbaum and Reiman (2002) for reneging, Gross and Harris for baulking. */
import { exponential } from '@squall/random';
import { expect, test } from 'vitest';
import { baulkingQueue, erlangA } from '../testing/closed-forms.ts';
import { type Theory, expectTheory } from '../testing/expect-theory.ts';

test('the closed form of Erlang A has the published values', () => {
  const overloaded = erlangA(120, 1, 100, 0.5);
  expect(overloaded.abandoned).toBeCloseTo(0.166791, 6);
  expect(overloaded.queueLength).toBeCloseTo(40.029751, 6);
  expect(erlangA(100, 1, 100, 1).abandoned).toBeCloseTo(0.039861, 6);
});

const renegers = (
  lambda: number,
  mu: number,
  c: number,
  theta: number,
  horizonS: number,
): Theory => {
  const { abandoned, queueLength } = erlangA(lambda, mu, c, theta);
  return [
    `M/M/c+M (${lambda}, ${mu}, ${c}, ${theta}): P(abandon) = theta Lq/lambda, Erlang A`,
    {
      arrivalsPerSecond: lambda,
      servers: c,
      serviceTime: exponential(1000 / mu),
      station: { patience: exponential(1000 / theta) },
    },
    horizonS,
    [
      ['reneged', abandoned],
      ['queueLength', queueLength],
    ],
  ];
};

const discouraged = baulkingQueue(15, 10, (n) => 1 / (n + 1));
/** Those who find n waiting are n + 1 in the system: they join with probability 1/(n + 2). */
const baulking = Array.from({ length: 100 }, (_, waiting) => 1 - 1 / (waiting + 2));

const table: readonly Theory[] = [
  renegers(120, 1, 100, 0.5, 220),
  renegers(100, 1, 100, 1, 1000),
  renegers(12, 10, 1, 2, 1500),
  renegers(8, 1, 10, 0.5, 2000),
  renegers(10, 1, 10, 1, 1500),
  [
    'M/M/1 (15, 10), discouraged arrivals: n in the system are joined with probability 1/(n + 1)',
    { arrivalsPerSecond: 15, servers: 1, serviceTime: exponential(100), station: { baulking } },
    1000,
    [
      ['inSystem', discouraged.inSystem],
      ['blocked', discouraged.rejected],
    ],
  ],
];

test.each(table)('%s', (_, queue, horizonS, expected) => expectTheory(queue, horizonS, expected));
