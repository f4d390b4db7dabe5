import { deterministic, exponential } from '@squall/random';
import { expect, test } from 'vitest';
import {
  type Rule,
  type Way,
  drop,
  latencyRule,
  lossRule,
  networkRules,
  travelTimeMs,
  ways,
} from './network.ts';
import { smallSpec } from './testing/small-spec.ts';

/** What a rule makes of a message to or from station 4. */
const ask = (rule: Rule, attempt: number, way: Way = ways.request, client = 0) =>
  rule(client, 4, attempt, way);
const travel = (rules: readonly Rule[]) => travelTimeMs(rules, 0, 4, 1, ways.request);

test('latency is drawn for each attempt and each way', () => {
  const rule = latencyRule(1, exponential(20));
  const draws = [
    ask(rule, 1),
    ask(rule, 1, ways.answer),
    ask(rule, 1, ways.withdrawal),
    ask(rule, 2),
    ask(rule, 1, ways.request, 1),
  ];
  expect(new Set(draws).size).toBe(draws.length);
});

test('a draw depends on client, attempt and way only: the station does not matter', () => {
  const rule = latencyRule(1, exponential(20));
  expect(rule(0, 0, 1, ways.request)).toBe(rule(0, 4, 1, ways.request));
});

test('the share that is lost is the share asked for', () => {
  const rule = lossRule(1, 0.1);
  const verdicts = Array.from({ length: 20_000 }, (_, i) => ask(rule, i, ways.request, i % 50));
  const lost = verdicts.filter((verdict) => Number.isNaN(verdict)).length / verdicts.length;
  // Four standard errors of a share of 0.1 over 20,000 draws.
  expect(Math.abs(lost - 0.1)).toBeLessThan(4 * Math.sqrt((0.1 * 0.9) / 20_000));
});

test('the ends of the range are never and always', () => {
  for (let attempt = 0; attempt < 100; attempt++) {
    expect(ask(lossRule(1, 0), attempt)).toBe(0);
    expect(ask(lossRule(1, 1), attempt)).toBe(drop);
  }
});

test('delays add up over all rules, a drop anywhere is final', () => {
  const ten = latencyRule(1, deterministic(10));
  expect(travel([])).toBe(0);
  expect(travel([ten, () => 0, ten])).toBe(20);
  expect(travel([ten, () => drop, ten])).toBeNaN();
});

test('the network of a specification has latency, and loss where some is asked for', () => {
  const rules = (lossShare: number) =>
    networkRules(smallSpec({ network: { latencyMs: 20, cv2: 0, lossShare } }), 1);
  expect(rules(0)).toHaveLength(1);
  expect(travel(rules(0))).toBe(20);
  expect(rules(0.5)).toHaveLength(2);
});
