import {
  type ClientSettings,
  type ReconnectPolicy,
  createSessionClient,
  equalJitter,
  everyStage,
  noJitter,
} from '@squall/client-actor';
import { createKernel } from '@squall/kernel';
import { streamSeed } from '@squall/random';
import type { EventObject } from 'xstate';
import type { EngineKind } from '../engine/engine.ts';
import { createCrowd } from './crowd.ts';

/** d of each retry, before jitter, ms. */
export const stepsMs = [1000, 2000, 4000, 8000, 16_000, 32_000] as const;
const retriesMax = stepsMs.length;
const steps = { baseMs: 1000, capMs: 32_000 };
/** With jitter added, the last retry comes after twice the sum of all steps at the latest. */
const horizonMs = 126_001;

/** The jitters of the table of dispersion, by the names that they have there. */
export const jitters = {
  none: noJitter(steps),
  /** d/2 + U(0, d/2) */
  equal: equalJitter(steps),
  /** d + U(0, d) */
  added: { ...noJitter(steps), jitter: { kind: 'scale', low: 1, high: 2 } },
} as const satisfies Readonly<Record<string, ReconnectPolicy>>;

const settingsOf = (policy: ReconnectPolicy): ClientSettings => ({
  policy,
  timeoutsMs: everyStage(10 * horizonMs),
  heartbeatMs: horizonMs,
  heartbeatMissesMax: 1,
  messageMeanMs: horizonMs,
  resume: false,
  honoursRetryAfter: false,
});

export interface Fleets {
  readonly engine: EngineKind;
  readonly policy: ReconnectPolicy;
  readonly fleets: number;
  /** Clients of one fleet. */
  readonly size: number;
  readonly seed: number;
}

/**
 * Session clients that all fail at 0 ms and whose every connect request is refused at once, until the last retry.
 * @returns by fleet and retry: when its clients ask again, ms, in the order of the clients
 */
export function retryTimes({ engine, policy, fleets, size, seed }: Fleets): Float64Array[][] {
  const kernel = createKernel();
  const times = Array.from({ length: fleets }, () =>
    Array.from({ length: retriesMax }, () => new Float64Array(size).fill(Number.NaN)),
  );
  const refuse = (client: number, attempt: number) =>
    kernel.schedule(0, () => crowd.send(client, { type: 'rejection', attempt } as EventObject));
  const asked = (client: number, attempt: number) => {
    const column = times[Math.floor(client / size)]?.[attempt - 2];
    if (column) column[client % size] = kernel.now();
    if (attempt <= retriesMax) refuse(client, attempt);
  };
  const crowd = createCrowd(engine, {
    machine: createSessionClient(settingsOf(policy), { now: () => kernel.now() }),
    size: fleets * size,
    kernel,
    inputOf: (id) => ({ id, seed: streamSeed(streamSeed(seed, Math.floor(id / size)), id % size) }),
    emitted: (client, event) => {
      const { type, attempt } = event as EventObject & { readonly attempt: number };
      if (type === 'requested') asked(client, attempt);
    },
  });
  crowd.start();
  for (let client = 0; client < fleets * size; client++) crowd.send(client, { type: 'start' });
  crowd.runUntil(horizonMs);
  return times;
}

/** Most arrivals in any window of that width, wherever it begins; its end is not part of it. */
export function peakInWindow(arrivalsMs: Float64Array, windowMs: number): number {
  const sorted = arrivalsMs.toSorted();
  let first = 0;
  let most = 0;
  sorted.forEach((atMs, last) => {
    while (atMs - (sorted[first] ?? atMs) >= windowMs) first++;
    most = Math.max(most, last - first + 1);
  });
  return most;
}
