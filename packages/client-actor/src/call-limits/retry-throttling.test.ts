import { expect, test } from 'vitest';
import { callLimits } from '../index.ts';
import { createCaller } from '../testing/caller.ts';

const limit = callLimits.grpcThrottling;

test('ten tokens: four failures in a row are retried, the fifth is not', () => {
  const caller = createCaller(limit);
  const said = [0, 1, 2, 3, 4, 5].map(() => (caller.fail().allowed ? 'yes' : 'no'));
  expect(said.join(' ')).toBe('yes yes yes yes no no');
});

test('after ten failures fifty-one successes make more than half, and the next failure takes it again', () => {
  const caller = createCaller(limit);
  for (let i = 0; i < 12; i++) caller.fail();
  expect(caller.state).toEqual({ milliTokens: 0 });
  for (let i = 0; i < 50; i++) caller.succeed();
  expect(caller.state).toEqual({ milliTokens: 5000 });
  for (let i = 0; i < 10; i++) caller.succeed();
  expect(caller.fail().allowed).toBe(false);
  for (let i = 0; i < 11; i++) caller.succeed();
  expect(caller.state).toEqual({ milliTokens: 6100 });
  expect(caller.fail().allowed).toBe(true);
});

test('first attempts always go', () => {
  const caller = createCaller(limit);
  for (let i = 0; i < 20; i++) caller.fail();
  expect(caller.call()).toBe(true);
});

test('decimals of the ratio after the third are ignored, those before are exact', () => {
  const after1 = (tokenRatio: number) => {
    const caller = createCaller({ ...limit, tokenRatio });
    caller.fail();
    caller.succeed();
    return caller.state['milliTokens'];
  };
  expect([0.5556, 0.57, 0.001, 0.29].map(after1)).toEqual([9555, 9570, 9001, 9290]);
});
