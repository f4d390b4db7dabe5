import { type Distribution, byMeanAndCv2, samplerOf, streamSeed, uniformAt } from '@squall/random';
import type { ClusterSpec } from './spec.ts';

/** Which way a message goes: to a station, back to its client, or after a request to take it back. */
export const ways = { request: 0, answer: 1, withdrawal: 2 } as const;
export type Way = (typeof ways)[keyof typeof ways];

/**
 * One seam for everything that can happen to a message between a client and a station: so many ms more until it arrives
 * (0 passes it on), or NaN to drop it. All rules apply in turn, delays add up, a drop is final. Numbers only: there are
 * two messages for each request.
 */
export type Rule = (client: number, station: number, attempt: number, way: Way) => number;

/** What a rule returns to drop a message. */
export const drop = NaN;

/** Draw index of a message: depends on its attempt and way only, so that runs of other variants draw the same. */
const drawIndex = (attempt: number, way: Way): number => attempt * 3 + way;

/** Latency of each message by the given distribution. */
export function latencyRule(seed: number, latencyMs: Distribution): Rule {
  if (latencyMs.kind === 'deterministic') return () => latencyMs.value;
  const sample = samplerOf(latencyMs);
  return (client, _, attempt, way) => sample(streamSeed(seed, client), drawIndex(attempt, way));
}

/** Loses a share of the messages. */
export function lossRule(seed: number, lossShare: number): Rule {
  return (client, _, attempt, way) =>
    uniformAt(streamSeed(seed, client), drawIndex(attempt, way)) < lossShare ? drop : 0;
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

/** ms until a message arrives by all rules; NaN when one of them drops it. */
export function travelTimeMs(
  rules: readonly Rule[],
  client: number,
  station: number,
  attempt: number,
  way: Way,
): number {
  let afterMs = 0;
  for (let i = 0; i < rules.length; i++)
    afterMs += (rules[i] as Rule)(client, station, attempt, way);
  return afterMs;
}
