import { expect } from 'vitest';
import type { EngineKind } from '../engine/engine.ts';
import { agreement } from './agreement.ts';
import type { LossQueue } from './birth-death.ts';
import { runOpenStation } from './open-station.ts';

export interface Crowded {
  readonly engine: EngineKind;
  readonly sources: number;
  /** Requests that are turned away in one replication, on average. */
  readonly turnedAway: number;
}
export interface LossTheory {
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
 * Agreement is within three standard errors over independent replications, and within 3 %. Replications are so long that a
 * standard error is below 1 %: it is the first that decides. What happens before the warm-up is over (ten times the mean
 * time from empty to full) does not count. Blocking is as the requests see it (PASTA), L as the station does.
 */
export function expectTheory(crowd: Crowded, queue: LossQueue, theory: LossTheory): void {
  const requests = crowd.turnedAway / theory.blocked;
  const runs = Array.from({ length: replications }, (_, i) =>
    runOpenStation({ ...crowd, requests, queue, seed: i + 1 }),
  );
  for (const measure of ['blocked', 'inSystem'] as const) {
    const found = agreement(
      runs.map((run) => run[measure]),
      theory[measure],
    );
    expect({ measure, ...found }).toMatchObject({ agrees: true });
    expect(found.standardError).toBeLessThan(0.01 * theory[measure]);
  }
  // Nothing is lost: what the clients asked the station was offered; what it let in is served, or still there.
  for (const { requested, counters, inFlight } of runs) {
    const { offered, admitted, rejected, served } = counters;
    expect([offered, admitted + rejected]).toEqual([requested, requested]);
    expect(served + inFlight).toBe(admitted);
  }
}
