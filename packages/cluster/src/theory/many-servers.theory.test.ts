/** Many servers before Poisson clients: with an endless queue, and with one that customers leave. */
import { expect, test } from 'vitest';
import type { EngineKind } from '../engine/engine.ts';
import { openQueue } from '../crowds/steady-state.ts';
import { expectSteadyTheory } from '../testing/steady-theory.ts';
import { type MarkovQueue, abandonment, meanInSystem, meanWaiting } from './birth-death.ts';
import { type ServerGroup, erlangC, erlangCWaitS, waitsLongerThan } from './erlang.ts';

const crowd = { engine: 'flyweight', sources: 100, replications: 20 } as const;

test('Erlang C (8, 1), c 10, as in the tables: who waits, how long, and how many longer than that', () => {
  const queue = openQueue({ arrivalsPerSecond: 8, servedPerSecond: 1, servers: 10 });
  const waitedLongerThan = { 0: 0.40918, 0.5: 0.150529 };
  expectSteadyTheory({ ...crowd, queue, requests: 80_000 }, { waitS: 0.20459, waitedLongerThan });
});

test.each<ServerGroup>([
  { arrivalsPerSecond: 17, servedPerSecond: 10, servers: 2 },
  { arrivalsPerSecond: 30, servedPerSecond: 2, servers: 20 },
])('Erlang C ($arrivalsPerSecond, $servedPerSecond), c $servers', (group) => {
  const { arrivalsPerSecond, servedPerSecond, servers } = group;
  const timeS = 1 / (servers * servedPerSecond - arrivalsPerSecond);
  const theory = {
    waitS: erlangCWaitS(group),
    waitedLongerThan: {
      0: erlangC(arrivalsPerSecond / servedPerSecond, servers),
      [timeS]: waitsLongerThan(group, timeS),
    },
  };
  expectSteadyTheory({ ...crowd, queue: openQueue(group), requests: 80_000 }, theory);
});

test.each<[MarkovQueue, { readonly abandoned: number; readonly waiting?: number }]>([
  [
    { arrivalsPerSecond: 120, servedPerSecond: 1, servers: 100, abandonedPerSecond: 0.5 },
    { abandoned: 0.166791, waiting: 40.029751 },
  ],
  [
    { arrivalsPerSecond: 100, servedPerSecond: 1, servers: 100, abandonedPerSecond: 1 },
    { abandoned: 0.039861 },
  ],
])('Erlang A, as in the tables: %o', (queue, theory) => {
  const given = { ...crowd, queue: openQueue(queue), requests: 40_000 };
  const { abandoned } = expectSteadyTheory(given, theory);
  expect(abandoned!.standardError).toBeLessThan(0.015 * theory.abandoned);
});

test.each<[EngineKind, number, MarkovQueue]>([
  [
    'flyweight',
    100,
    { arrivalsPerSecond: 15, servedPerSecond: 10, servers: 1, abandonedPerSecond: 4 },
  ],
  [
    'flyweight',
    100,
    { arrivalsPerSecond: 30, servedPerSecond: 2, servers: 12, abandonedPerSecond: 5 },
  ],
  [
    'interpreted',
    12,
    { arrivalsPerSecond: 20, servedPerSecond: 5, servers: 3, abandonedPerSecond: 10 },
  ],
])('Erlang A, %s engine, %i sources: %o', (engine, sources, queue) => {
  const theory = {
    abandoned: abandonment(queue),
    waiting: meanWaiting(queue),
    inSystem: meanInSystem(queue),
  };
  const requests = engine === 'flyweight' ? 20_000 : 5000;
  expectSteadyTheory({ ...crowd, engine, sources, queue: openQueue(queue), requests }, theory);
});
