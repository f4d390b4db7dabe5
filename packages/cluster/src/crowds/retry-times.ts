import {
  type ClientSettings,
  type ReconnectPolicy,
  createSessionClient,
  everyStage,
  timerMaxMs,
} from '@squall/client-actor';
import { createKernel } from '@squall/kernel';
import { streamSeed } from '@squall/random';
import type { EventObject } from 'xstate';
import type { EngineKind } from '../engine/engine.ts';
import { createCrowd } from './crowd.ts';

const settingsOf = (policy: ReconnectPolicy): ClientSettings => ({
  policy,
  timeoutsMs: everyStage(timerMaxMs),
  heartbeatMs: timerMaxMs,
  heartbeatMissesMax: 1,
  messageMeanMs: timerMaxMs,
  resume: false,
  honoursRetryAfter: false,
});

export interface Fleets {
  readonly engine: EngineKind;
  readonly policy: ReconnectPolicy;
  readonly fleets: number;
  /** Clients of one fleet. */
  readonly size: number;
  /** How often each client tries again. */
  readonly retries: number;
  readonly seed: number;
}

/**
 * Session clients that all fail at 0 ms and whose every connect request is refused at once, until the last retry.
 * A client whose policy gives up before leaves NaN.
 * @returns by fleet and retry: when its clients ask again, ms, in the order of the clients
 */
export function retryTimes({
  engine,
  policy,
  fleets,
  size,
  retries,
  seed,
}: Fleets): Float64Array[][] {
  const kernel = createKernel();
  const times = Array.from({ length: fleets }, () =>
    Array.from({ length: retries }, () => new Float64Array(size).fill(Number.NaN)),
  );
  let ended = 0;
  const refuse = (client: number, attempt: number) =>
    kernel.schedule(0, () => crowd.send(client, { type: 'rejection', attempt } as EventObject));
  const asked = (client: number, attempt: number) => {
    const column = times[Math.floor(client / size)]?.[attempt - 2];
    if (column) column[client % size] = kernel.now();
    if (attempt <= retries) refuse(client, attempt);
    else if (++ended === fleets * size) kernel.stop();
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
  crowd.runUntil(Number.MAX_SAFE_INTEGER);
  return times;
}
