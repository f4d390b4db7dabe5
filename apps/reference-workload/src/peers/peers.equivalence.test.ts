import { expect, test } from 'vitest';
import { drawRampUs } from '../draws.ts';
import { naive } from '../testing/naive.ts';
import { Xoshiro128 } from '../xoshiro128.ts';
import { peers } from './index.ts';
import { simJsEntities } from './sim-js/clients.ts';

// sim.js draws a service time when the request is made: its history is its own (peers.conformance.test.ts).
const exact = peers.filter((peer) => peer !== simJsEntities);

test.each(exact.flatMap((peer) => [11, 12].map((seed) => ({ peer, seed }))))(
  '$peer.name, seed $seed: the history of the naive world, event for event',
  ({ peer, seed }) => {
    const setting = { clients: 500, seed };
    expect(peer.prepare(setting).finish()).toEqual(naive.prepare(setting).finish());
  },
);

test.each(peers)('$name: what is due at the end is not executed', (peer) => {
  const setting = { clients: 100, seed: 3 };
  const firstAttemptUs = drawRampUs(new Xoshiro128(setting.seed));
  const attemptsBefore = (endUs: number) => peer.prepare({ ...setting, endUs }).finish().attempts;
  expect(attemptsBefore(firstAttemptUs + 1) - attemptsBefore(firstAttemptUs)).toBe(1);
});
