import { createKernel } from '@squall/kernel';
import { streamSeed, uniformAt } from '@squall/random';
import { assign, emit, setup } from 'xstate';
import type { EngineKind } from '../engine/engine.ts';
import { type Crowd, createCrowd } from './crowd.ts';

/** A service that calls the one below it, up to r + 1 times for one request. */
const createLayer = (retriesMax: number) =>
  setup({
    types: {
      context: {} as { readonly retries: number },
      events: {} as { readonly type: 'request' | 'success' | 'failure' },
      emitted: {} as { readonly type: 'called' | 'succeeded' | 'failed' },
    },
    guards: { retriesLeft: ({ context }) => context.retries < retriesMax },
  }).createMachine({
    context: { retries: 0 },
    initial: 'idle',
    states: {
      idle: { on: { request: { target: 'calling', actions: assign({ retries: 0 }) } } },
      calling: {
        entry: emit({ type: 'called' }),
        on: {
          success: { target: 'idle', actions: emit({ type: 'succeeded' }) },
          failure: [
            {
              guard: 'retriesLeft',
              target: 'calling',
              reenter: true,
              actions: assign({ retries: ({ context }) => context.retries + 1 }),
            },
            { target: 'idle', actions: emit({ type: 'failed' }) },
          ],
        },
      },
    },
  });

export interface LayerRun {
  readonly engine: EngineKind;
  /** Requests at the top, each through a tower of its own. */
  readonly requests: number;
  readonly layers: number;
  readonly retriesMax: number;
  /** Chance that an attempt at the bottom fails. */
  readonly failureShare: number;
  readonly seed: number;
}

/** @returns attempts that reached the bottom for each request, and how many requests failed in spite of them */
export function runLayers(given: LayerRun) {
  const { engine, requests, layers, retriesMax, failureShare, seed } = given;
  const kernel = createKernel();
  const attempts = Array.from({ length: requests }, () => 0);
  let failed = 0;
  // Member layer + layers x request; layer 0 is the lowest.
  const later = (member: number, type: string) =>
    kernel.schedule(1, () => crowd.send(member, { type }));
  const bottom = (member: number) => {
    const request = Math.floor(member / layers);
    const fails = uniformAt(streamSeed(seed, request), attempts[request] ?? 0) < failureShare;
    attempts[request] = (attempts[request] ?? 0) + 1;
    later(member, fails ? 'failure' : 'success');
  };
  const crowd: Crowd = createCrowd(engine, {
    machine: createLayer(retriesMax),
    size: layers * requests,
    kernel,
    inputOf: () => undefined,
    emitted: (member, { type }) => {
      const layer = member % layers;
      const top = layer === layers - 1;
      if (type === 'called') return layer === 0 ? bottom(member) : later(member - 1, 'request');
      if (!top) return later(member + 1, type === 'failed' ? 'failure' : 'success');
      if (type === 'failed') failed++;
    },
  });
  crowd.start();
  for (let request = 0; request < requests; request++)
    crowd.send(request * layers + layers - 1, { type: 'request' });
  crowd.runUntil(1e9);
  return { attempts, failed, events: kernel.executed };
}
