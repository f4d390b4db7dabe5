import type { CallLimit } from '@squall/client-actor';
import { createKernel } from '@squall/kernel';
import { createSource, exponential, sampleAt, streamSeed } from '@squall/random';
import type { EngineKind } from '../engine/engine.ts';
import { createCrowd } from './crowd.ts';
import { type CallerEmitted, type CallerEvent, createLimitedCaller } from './limited-caller.ts';

/** M. Brooker's retry_sim (2022): what is the same in all of its runs. */
const gapMeanMs = 100;
const hop = exponential(10);
const callsUntilMs = 10_000;
/** All calls are over long before. */
const horizonMs = 60_000;

export interface RetryStorm {
  readonly engine: EngineKind;
  readonly limit: CallLimit;
  /** With which the service fails an attempt. */
  readonly failureProbability: number;
  readonly seed: number;
  /** 100 when absent. */
  readonly clients?: number;
  /** Hears of all that a client says. */
  readonly heard?: (atMs: number, client: number, event: CallerEmitted) => void;
}

/**
 * 100 clients call 10 times a second each for 10 s, beginning one hop after 0; request and answer take a hop of 10 ms on
 * average each; the service answers at once, and fails by chance.
 */
export function runRetryStorm(storm: RetryStorm) {
  const { engine, limit, failureProbability, seed, clients = 100, heard } = storm;
  const kernel = createKernel();
  const chance = createSource(streamSeed(seed, 'service'));
  const counts = { calls: 0, attempts: 0, successes: 0, failures: 0, heldBack: 0 };
  const send = (client: number, event: CallerEvent) => crowd.send(client, event);
  const answer = (client: number, { retries, paid }: CallerEmitted) => {
    const failed = chance.uniform() < failureProbability;
    counts[failed ? 'failures' : 'successes']++;
    const event: CallerEvent = failed
      ? { type: 'failure', retries, failure: 'transient' }
      : { type: 'success', paid };
    kernel.schedule(chance.sample(hop), () => send(client, event));
  };
  const attempt = (client: number, said: CallerEmitted) => {
    counts.attempts++;
    kernel.schedule(chance.sample(hop), () => answer(client, said));
  };
  const crowd = createCrowd(engine, {
    machine: createLimitedCaller(limit, gapMeanMs, () => kernel.now()),
    size: clients,
    kernel,
    inputOf: (client) => ({ seed: streamSeed(streamSeed(seed, 'clients'), client) }),
    emitted: (client, event) => {
      const said = event as CallerEmitted;
      heard?.(kernel.now(), client, said);
      if (said.retries === 0) counts.calls++;
      if (said.type === 'heldBack') counts.heldBack++;
      else attempt(client, said);
    },
  });
  crowd.start();
  const each = (act: (client: number) => void) => Array.from({ length: clients }, (_, i) => act(i));
  each((client) =>
    kernel.schedule(sampleAt(hop, streamSeed(seed, 'starts'), client), () =>
      send(client, { type: 'start' }),
    ),
  );
  kernel.schedule(callsUntilMs, () => each((client) => send(client, { type: 'stop' })));
  crowd.runUntil(horizonMs);
  return counts;
}
