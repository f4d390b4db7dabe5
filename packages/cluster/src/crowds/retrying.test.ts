import { fullJitter, nextDelay } from '@squall/client-actor';
import { uniformAt } from '@squall/random';
import { expect, test } from 'vitest';
import { initialRetryContext, retrying } from './retrying.ts';

test('each back-off is the next delay of the policy, by a draw of its own', () => {
  const policy = fullJitter({ baseMs: 100, capMs: 800 });
  const { planned, backoff } = retrying(policy, () => 0);
  let context = initialRetryContext(policy, 7, 0);
  for (let retries = 0; retries < 6; retries++) {
    const wanted = nextDelay(policy, context, uniformAt(7, retries), 0);
    context = { ...context, ...planned(context) };
    expect(backoff({ context })).toBe(wanted?.delayMs);
    expect(context).toMatchObject({ retries: retries + 1, draws: retries + 1 });
  }
});
