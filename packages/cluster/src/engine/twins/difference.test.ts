import { expect, test } from 'vitest';
import { type Seen, differenceOf } from './difference.ts';

const seen: Seen = {
  status: 'active',
  error: undefined,
  value: { online: { heartbeat: 'idle', messaging: 'waiting' } },
  context: { n: 1, draws: 4 },
  emitted: [{ type: 'left' }],
  timers: [{ type: 'pause', remainingMs: 12.5 }],
};

test('what is the same in another order of keys is no difference', () => {
  const other = { ...seen, context: { draws: 4, n: 1 } };
  expect(differenceOf(seen, structuredClone(other))).toBeUndefined();
});

const changes: readonly (readonly [Partial<Seen>, string])[] = [
  [
    { value: { online: { heartbeat: 'idle', messaging: 'idle' } } },
    'value.online.messaging is "waiting" on typed arrays, "idle" as a real actor',
  ],
  [{ value: 'away' }, 'value is {"online":{"heartbeat":"idle","messaging":"waiting"}} on typed'],
  [{ context: { n: 1 } }, 'context.draws is 4 on typed arrays, not there as a real actor'],
  [{ context: { n: 1, draws: 4, m: 0 } }, 'context.m is not there on typed arrays, 0 as'],
  [{ context: { n: Number.NaN, draws: 4 } }, 'context.n is 1 on typed arrays, NaN as a real actor'],
  [{ emitted: [] }, 'emitted.0 is {"type":"left"} on typed arrays, not there as a real actor'],
  [{ timers: [{ type: 'pause', remainingMs: 12 }] }, 'timers.0.remainingMs is 12.5 on typed'],
  [{ error: 'ouch' }, 'error is not there on typed arrays, "ouch" as a real actor'],
];

test.each(changes)('%j', (change, says) => {
  expect(differenceOf(seen, { ...seen, ...change })).toContain(says);
});

test('a zero and a negative one are two numbers', () => {
  const zero = (n: number) => ({ ...seen, context: { n } });
  expect(differenceOf(zero(0), zero(-0))).toBe(
    'context.n is 0 on typed arrays, -0 as a real actor',
  );
});

test('two that threw the same are the same, wherever that left them', () => {
  const failed = { ...seen, status: 'error', error: 'ouch' };
  expect(differenceOf(failed, { ...failed, value: undefined, context: {} })).toBeUndefined();
  expect(differenceOf(failed, { ...failed, error: 'oh' })).toBe(
    'error is "ouch" on typed arrays, "oh" as a real actor',
  );
});
