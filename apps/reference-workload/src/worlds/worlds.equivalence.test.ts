import { expect, test } from 'vitest';
import type { Contestant, Setting } from '../contestant.ts';
import { yardstick } from '../yardstick/yardstick.ts';
import { flyweight } from './flyweight.ts';
import { interpreted } from './interpreted.ts';

/** All that happened, without what it took. */
function historyOf(contestant: Contestant, setting: Setting) {
  const { bytesPerClient: _, ...history } = contestant.prepare(setting).finish();
  return history;
}

test.each([
  { clients: 300, seed: 1 },
  { clients: 300, seed: 2 },
  { clients: 300, seed: 3 },
  { clients: 1000, seed: 4 },
  { clients: 1000, seed: 5 },
])('seed $seed, $clients clients: one history on every engine', (setting) => {
  const history = historyOf(yardstick, setting);
  expect(historyOf(flyweight, setting)).toEqual(history);
  expect(historyOf(interpreted, setting)).toEqual(history);
});

test('a flock of ten thousand has the history of the yardstick', () => {
  const setting = { clients: 10_000, seed: 6 };
  expect(historyOf(flyweight, setting)).toEqual(historyOf(yardstick, setting));
});
