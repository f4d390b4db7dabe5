import { type CallLimit, constantDelay } from '@squall/client-actor';
import { createKernel } from '@squall/kernel';
import type { Digest } from '@squall/metrics';
import { exponential, sampleAt, samplerOf, streamSeed } from '@squall/random';
import type { EngineKind } from '../engine/engine.ts';
import { clientArrivals } from './arrivals.ts';
import { createChanceService } from './chance-service.ts';
import { createFleet } from './fleet.ts';

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
  /** Gets all that callers say. */
  readonly history?: Digest;
}

/**
 * 100 clients call 10 times a second each for 10 s, beginning one hop after 0; request and answer take a hop of 10 ms on
 * average each; the service answers at once, and fails by chance; a failed attempt is made again at once, as far as the limit
 * of its client allows.
 */
export function runRetryStorm(storm: RetryStorm) {
  const { engine, limit, failureProbability, seed, history, ...given } = storm;
  const { clients, gapMeanMs, hopMeanMs, callsUntilMs } = { ...retrySim, ...given };
  const hop = exponential(hopMeanMs);
  const kernel = createKernel();
  const load = clientArrivals(
    clients,
    (client) => ({
      perSecondAt: () => 1000 / gapMeanMs,
      fromMs: sampleAt(hop, streamSeed(seed, 'starts'), client),
      untilMs: callsUntilMs,
    }),
    streamSeed(seed, 'calls'),
  );
  const fleet = createFleet(
    {
      engine,
      load,
      limit,
      caller: { policy: constantDelay(0) },
      hopMs: samplerOf(hop),
      seed,
      history,
    },
    kernel,
    (tell) => createChanceService(failureProbability, streamSeed(seed, 'service'), tell),
  );
  fleet.start();
  // Nobody waits for anything but an answer: when the calendar is empty, all calls are over.
  const books = fleet.runUntil(Number.MAX_SAFE_INTEGER);
  return { ...books, events: kernel.executed };
}
