import { expect } from 'vitest';
import type { EngineKind } from '../engine/engine.ts';
import type { MarkovQueue } from '../theory/birth-death.ts';
import { openQueue } from '../crowds/steady-state.ts';
import { type SteadyTheory, expectSteadyTheory } from './steady-theory.ts';

/** M/M/c/K. */
export interface LossQueue extends MarkovQueue {
  readonly capacity: number;
}

export interface Crowded {
  readonly engine: EngineKind;
  readonly sources: number;
  /** Requests that are turned away in one replication, on average. */
  readonly turnedAway: number;
}
export interface LossTheory extends SteadyTheory {
  /** Share of requests. */
  readonly blocked: number;
  /** Mean number of requests. */
  readonly inSystem: number;
}

const servedPerSecond = 10;
/** Tables of the Erlang B formula, where L is a(1 - B); Gross and Harris, Fundamentals of Queueing Theory, for M/M/c/K. */
export const published: readonly (readonly [string, LossQueue, LossTheory])[] = [
  [
    'M/M/c/c, a 8, c 10',
    { arrivalsPerSecond: 80, servedPerSecond, servers: 10, capacity: 10 },
    { blocked: 0.121661, inSystem: 8 * (1 - 0.121661) },
  ],
  [
    'M/M/c/c, a 16, c 20',
    { arrivalsPerSecond: 160, servedPerSecond, servers: 20, capacity: 20 },
    { blocked: 0.064411, inSystem: 16 * (1 - 0.064411) },
  ],
  [
    'M/M/1/K (12, 10), K 10',
    { arrivalsPerSecond: 12, servedPerSecond, servers: 1, capacity: 10 },
    { blocked: 0.192586, inSystem: 6.710709 },
  ],
  [
    'M/M/c/K, a 20, c 10, K 30',
    { arrivalsPerSecond: 200, servedPerSecond, servers: 10, capacity: 30 },
    { blocked: 0.5, inSystem: 29 },
  ],
];

const replications = 40;

/**
 * Replications are so long that a standard error is below 1 %: of the two bounds it is the first that decides. Blocking is as
 * the requests see it (PASTA), L as the station does.
 */
export function expectLossTheory(crowd: Crowded, queue: LossQueue, theory: LossTheory): void {
  const { engine, sources, turnedAway } = crowd;
  const requests = turnedAway / theory.blocked;
  const found = expectSteadyTheory(
    { engine, sources, requests, replications, queue: openQueue(queue) },
    theory,
  );
  for (const { standardError, theory: expected } of Object.values(found))
    expect(standardError).toBeLessThan(0.01 * expected);
}
