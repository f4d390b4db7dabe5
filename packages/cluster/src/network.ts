import { type Distribution, byMeanAndCv2, sampleAt, streamSeed, uniformAt } from '@squall/random';
import type { ClusterSpec } from './spec.ts';

/** A message between a client and a station, either way. */
export interface Message {
  readonly ticket: number;
  readonly client: number;
  readonly station: number;
  readonly attempt: number;
  readonly way: 'request' | 'answer' | 'withdrawal';
}

/** What a rule says of a message: pass it on, deliver it so many ms later, or drop it. */
export type Verdict =
  | { readonly kind: 'pass' }
  | { readonly kind: 'deliver'; readonly afterMs: number }
  | { readonly kind: 'drop' };

/** One seam for everything that can happen to a message; all rules apply in turn, delays add up, a drop is final. */
export type Rule = (message: Message, nowMs: number) => Verdict;

export const pass: Verdict = { kind: 'pass' };
export const drop: Verdict = { kind: 'drop' };

const ways = { request: 0, answer: 1, withdrawal: 2 } as const;

/** Draw index of a message: depends on its attempt and way only, so that runs of other variants draw the same. */
function drawIndex({ attempt, way }: Message): number {
  return attempt * 3 + ways[way];
}

/** Latency of each message by the given distribution. */
export function latencyRule(seed: number, latencyMs: Distribution): Rule {
  return (message) => ({
    kind: 'deliver',
    afterMs: sampleAt(latencyMs, streamSeed(seed, message.client), drawIndex(message)),
  });
}

/** Loses a share of the messages. */
export function lossRule(seed: number, lossShare: number): Rule {
  return (message) =>
    uniformAt(streamSeed(seed, message.client), drawIndex(message)) < lossShare ? drop : pass;
}

/** The ordinary network of a specification: latency, then loss. */
export function networkRules({ network }: ClusterSpec, seed: number): Rule[] {
  const rules = [
    latencyRule(streamSeed(seed, 'latency'), byMeanAndCv2(network.latencyMs, network.cv2)),
  ];
  return network.lossShare > 0
    ? [...rules, lossRule(streamSeed(seed, 'loss'), network.lossShare)]
    : rules;
}

/** ms until a message arrives by all rules; -1 when one of them drops it. */
export function travelTimeMs(rules: readonly Rule[], message: Message, nowMs: number): number {
  let afterMs = 0;
  for (const rule of rules) {
    const verdict = rule(message, nowMs);
    if (verdict.kind === 'drop') return -1;
    if (verdict.kind === 'deliver') afterMs += verdict.afterMs;
  }
  return afterMs;
}
