import { expect, test } from 'vitest';
import { actorsPerAddressMax, createKept, recentLengthMax, recentMax } from './kept.ts';
import type { WatchedMessage } from './message.ts';

const message = (
  kind: 'actor' | 'event' | 'snapshot',
  sessionId: string,
  text: string,
  isRoot = true,
): WatchedMessage => ({ address: 'client:3', sessionId, isRoot, type: `@xstate.${kind}`, text });

test('the last snapshot of an actor that has been silent for long comes before what happened of late', () => {
  const kept = createKept();
  kept.put(message('actor', 'x:0', 'who root'));
  kept.put(message('actor', 'x:1', 'who child', false));
  kept.put(message('snapshot', 'x:1', 'child first', false));
  kept.put(message('snapshot', 'x:1', 'child last', false));
  for (let i = 0; i < recentMax; i++) kept.put(message('event', 'x:0', `event ${i}`));
  expect(kept.backlog().slice(0, 4)).toEqual(['who root', 'who child', 'child last', 'event 0']);
});

test('a snapshot that is among the recent messages is not told twice', () => {
  const kept = createKept();
  kept.put(message('actor', 'x:0', 'who'));
  kept.put(message('event', 'x:0', 'event'));
  kept.put(message('snapshot', 'x:0', 'snapshot'));
  expect(kept.backlog()).toEqual(['who', 'event', 'snapshot']);
});

test('the list of recent messages has a limit in number', () => {
  const kept = createKept();
  kept.put(message('actor', 'x:0', 'who'));
  for (let i = 0; i < 10 * recentMax; i++) kept.put(message('event', 'x:0', `event ${i}`));
  expect(kept.backlog()).toHaveLength(1 + recentMax);
  expect(kept.backlog().at(-1)).toBe(`event ${10 * recentMax - 1}`);
});

test('the list of recent messages has a limit in length', () => {
  const kept = createKept();
  const text = 'x'.repeat(100_000);
  kept.put(message('actor', 'x:0', 'who'));
  for (let i = 0; i < 100; i++) kept.put(message('event', 'x:0', text));
  const length = kept.backlog().reduce((sum, { length }) => sum + length, 0);
  expect(length).toBeLessThanOrEqual(recentLengthMax + 3);
  expect(length).toBeGreaterThan(recentLengthMax - text.length);
});

test('of many actors that a watched one started the eldest are forgotten, the watched one never', () => {
  const kept = createKept();
  kept.put(message('actor', 'x:0', 'root'));
  for (let i = 1; i <= 100; i++) kept.put(message('actor', `x:${i}`, `child ${i}`, false));
  const backlog = kept.backlog();
  expect(backlog).toHaveLength(actorsPerAddressMax);
  expect([backlog[0], backlog.at(-1)]).toEqual(['root', 'child 100']);
  expect(kept.knows({ address: 'client:3', sessionId: 'x:1' })).toBe(false);
});

test('messages of an actor that is forgotten are not told: no viewer could place them', () => {
  const kept = createKept();
  kept.put(message('actor', 'x:0', 'first'));
  kept.put(message('event', 'x:0', 'to the first'));
  kept.put(message('actor', 'x:9', 'second'));
  kept.put(message('event', 'x:9', 'to the second'));
  expect(kept.backlog()).toEqual(['second', 'to the second']);
});
