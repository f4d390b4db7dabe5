/**
 * Patience may be the station's, a timer for each that waits, or the callers' own, whose machines give up and cancel. With the
 * same draws they are one history, to the last bit of every time.
 */
import { createKernel } from '@squall/kernel';
import {
  type Distribution,
  deterministic,
  exponential,
  sampleAt,
  streamSeed,
  uniform,
} from '@squall/random';
import { createStation } from '@squall/service-actor';
import { describe, expect, test } from 'vitest';
import { assign, emit, setup } from 'xstate';
import { poissonArrivals } from '../crowds/arrivals.ts';
import { type Crowd, createCrowd } from '../crowds/crowd.ts';
import type { EngineKind } from '../engine/engine.ts';

/** A caller in a queue: it is called, or its patience ends. */
const waiter = setup({
  types: {
    context: {} as { readonly patienceMs: number },
    events: {} as
      { readonly type: 'queued'; readonly patienceMs: number } | { readonly type: 'called' },
    emitted: {} as { readonly type: 'gaveUp' },
  },
  actions: {
    draw: assign({
      patienceMs: ({ event }) => (event.type === 'queued' ? event.patienceMs : 0),
    }),
  },
  delays: { patience: ({ context }) => context.patienceMs },
}).createMachine({
  context: { patienceMs: 0 },
  initial: 'elsewhere',
  states: {
    elsewhere: { on: { queued: { target: 'waiting', actions: 'draw' } } },
    waiting: {
      on: { called: 'elsewhere' },
      after: { patience: { target: 'elsewhere', actions: emit({ type: 'gaveUp' }) } },
    },
  },
});

interface Queue {
  readonly perSecond: number;
  readonly servers: number;
  readonly serviceTime: Distribution;
  readonly patience: Distribution;
}
const untilMs = 60_000;

/** When each left, and whether it was served. */
function history(whose: 'station' | EngineKind, queue: Queue, seed: number) {
  const { servers, serviceTime, patience, perSecond } = queue;
  const kernel = createKernel();
  const arrivalsMs = poissonArrivals({ perSecondAt: () => perSecond, fromMs: 0, untilMs }, seed);
  const left: [number, number, string][] = [];
  const waiting = new Set<number>();
  const callers: { crowd?: Crowd } = {};
  const station = createStation(
    {
      name: 'queue',
      servers,
      queueCapacity: Number.MAX_SAFE_INTEGER,
      serviceTime,
      cancellation: true,
      ...(whose === 'station' ? { patience } : {}),
    },
    {
      timers: kernel,
      uniform: { seed },
      answer: (ticket, outcome) => {
        left.push([kernel.now(), ticket, outcome]);
        // First come, first served: who has waited longest is called.
        for (const next of waiting) {
          waiting.delete(next);
          callers.crowd?.send(next, { type: 'called' });
          break;
        }
      },
    },
  );
  if (whose !== 'station')
    callers.crowd = createCrowd(whose, {
      machine: waiter,
      size: arrivalsMs.length,
      kernel,
      inputOf: () => undefined,
      emitted: (ticket) => {
        waiting.delete(ticket);
        station.abandon(ticket);
        left.push([kernel.now(), ticket, 'reneged']);
      },
    });
  station.start();
  callers.crowd?.start();
  /** The stream and the order of a station's own patience. */
  let draws = 0;
  const arrive = (ticket: number) => {
    if (station.offer(ticket, 1) !== 'queued' || callers.crowd === undefined) return;
    waiting.add(ticket);
    const patienceMs = sampleAt(patience, streamSeed(seed, 'patience'), draws++);
    callers.crowd.send(ticket, { type: 'queued', patienceMs } as { readonly type: string });
  };
  for (const [ticket, atMs] of arrivalsMs.entries()) kernel.scheduleAt(atMs, () => arrive(ticket));
  (callers.crowd ?? kernel).runUntil(2 * untilMs);
  return { left, arrived: arrivalsMs.length, queueMs: station.counters.queueMs };
}

const queues: readonly (readonly [string, Queue])[] = [
  [
    'Erlang A',
    { perSecond: 20, servers: 3, serviceTime: exponential(200), patience: exponential(100) },
  ],
  [
    'one server and a patience of just so long',
    { perSecond: 12, servers: 1, serviceTime: exponential(100), patience: deterministic(350) },
  ],
  [
    'even services and an even patience',
    { perSecond: 30, servers: 2, serviceTime: uniform(20, 140), patience: uniform(0, 500) },
  ],
];

describe.each(queues)('%s', (_, queue) => {
  test.each([1, 2])('seed %i', (seed) => {
    const own = history('station', queue, seed);
    const reneged = own.left.filter(([, , outcome]) => outcome === 'reneged').length;
    expect(own.left).toHaveLength(own.arrived);
    expect(reneged).toBeGreaterThan(0.1 * own.arrived);
    expect(reneged).toBeLessThan(0.9 * own.arrived);
    for (const engine of ['flyweight', 'interpreted'] as const)
      expect(history(engine, queue, seed)).toEqual(own);
  });
});
