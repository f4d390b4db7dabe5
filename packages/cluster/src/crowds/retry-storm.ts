import type { CallLimit } from '@squall/client-actor';
import { createKernel } from '@squall/kernel';
import { createSource, exponential, sampleAt, streamSeed } from '@squall/random';
import type { EngineKind } from '../engine/engine.ts';
import { createCrowd } from './crowd.ts';
import { type CallerEmitted, type CallerEvent, createLimitedCaller } from './limited-caller.ts';

/** M. Brooker's retry_sim (2022): what is the same in all of its runs. */
const retrySim = { clients: 100, gapMeanMs: 100, hopMeanMs: 10, callsUntilMs: 10_000 };

export interface RetryStorm {
  readonly engine: EngineKind;
  readonly limit: CallLimit;
  /** With which the service fails an attempt. */
  readonly failureProbability: number;
  readonly seed: number;
  /** 100 when absent. */
  readonly clients?: number;
  /** Between two calls of a client, ms; 100 when absent. */
  readonly gapMeanMs?: number;
  /** Of a message one way, ms; 10 when absent. */
  readonly hopMeanMs?: number;
  /** No call begins later, ms; 10,000 when absent. */
  readonly callsUntilMs?: number;
  /** Hears of all that a client says. */
  readonly heard?: (atMs: number, client: number, event: CallerEmitted) => void;
}

/**
 * 100 clients call 10 times a second each for 10 s, beginning one hop after 0; request and answer take a hop of 10 ms on
 * average each; the service answers at once, and fails by chance.
 */
export function runRetryStorm(storm: RetryStorm) {
  const given = { ...retrySim, ...storm };
  const { engine, limit, failureProbability, seed, heard } = given;
  const { clients, gapMeanMs, hopMeanMs, callsUntilMs } = given;
  const hop = exponential(hopMeanMs);
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
  // Nobody waits for anything but an answer: when the calendar is empty, all calls are over.
  crowd.runUntil(Number.MAX_SAFE_INTEGER);
  return { ...counts, events: kernel.executed };
}
