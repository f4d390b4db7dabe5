import { deterministic, exponential } from '@squall/random';
import { expect, test } from 'vitest';
import {
  type Message,
  drop,
  latencyRule,
  lossRule,
  networkRules,
  pass,
  travelTimeMs,
} from './network.ts';
import { smallSpec } from './testing/small-spec.ts';

const message = (attempt: number, way: Message['way'] = 'request', client = 0): Message => ({
  ticket: 9,
  client,
  station: 4,
  attempt,
  way,
});

test('latency is drawn for each attempt and each way', () => {
  const rule = latencyRule(1, exponential(20));
  const draws = [
    rule(message(1), 0),
    rule(message(1, 'answer'), 0),
    rule(message(1, 'withdrawal'), 0),
    rule(message(2), 0),
    rule(message(1, 'request', 1), 0),
  ];
  expect(new Set(draws.map((verdict) => JSON.stringify(verdict))).size).toBe(draws.length);
});

test('a draw depends on client, attempt and way only: ticket, station and time do not matter', () => {
  const rule = latencyRule(1, exponential(20));
  const elsewhere = { ...message(1), ticket: 77, station: 0 };
  expect(rule(elsewhere, 5000)).toEqual(rule(message(1), 0));
});

test('the share that is lost is the share asked for', () => {
  const rule = lossRule(1, 0.1);
  const verdicts = Array.from({ length: 20_000 }, (_, i) => rule(message(i, 'request', i % 50), 0));
  const lost = verdicts.filter((verdict) => verdict === drop).length / verdicts.length;
  // Four standard errors of a share of 0.1 over 20,000 draws.
  expect(Math.abs(lost - 0.1)).toBeLessThan(4 * Math.sqrt((0.1 * 0.9) / 20_000));
});

test('the ends of the range are never and always', () => {
  for (let attempt = 0; attempt < 100; attempt++) {
    expect(lossRule(1, 0)(message(attempt), 0)).toBe(pass);
    expect(lossRule(1, 1)(message(attempt), 0)).toBe(drop);
  }
});

test('delays add up over all rules, a drop anywhere is -1', () => {
  const ten = latencyRule(1, deterministic(10));
  expect(travelTimeMs([], message(1), 0)).toBe(0);
  expect(travelTimeMs([ten, () => pass, ten], message(1), 0)).toBe(20);
  expect(travelTimeMs([ten, () => drop, ten], message(1), 0)).toBe(-1);
});

test('the network of a specification has latency, and loss where some is asked for', () => {
  const rules = (lossShare: number) =>
    networkRules(smallSpec({ network: { latencyMs: 20, cv2: 0, lossShare } }), 1);
  expect(rules(0)).toHaveLength(1);
  expect(travelTimeMs(rules(0), message(1), 0)).toBe(20);
  expect(rules(0.5)).toHaveLength(2);
});
