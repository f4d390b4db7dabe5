import { describe, expect, test } from 'vitest';
import { constantDelay, noJitter, withBudget } from './index.ts';
import { openSession } from './testing/session.ts';

const doubling = noJitter({ baseMs: 1000, capMs: 60_000 });

/** Refuses so many connect requests, one after the other, and gives the delays that the client said. */
function refuse(session: ReturnType<typeof openSession>, times: number): readonly number[] {
  const delaysMs: number[] = [];
  for (let i = 0; i < times; i += 1) {
    session.reject(session.context().attempt);
    const last = session.news().at(-1);
    if (last?.type !== 'backedOff') throw new Error(`${last?.type} instead of backedOff`);
    delaysMs.push(last.delayMs);
    session.advance(last.delayMs);
  }
  return delaysMs;
}

test('delays follow the policy, and every request of a retry says that it is one', () => {
  const session = openSession({ policy: doubling });
  session.send({ type: 'start' });
  expect(refuse(session, 4)).toEqual([1000, 2000, 4000, 8000]);
  expect(session.brief()).toEqual(['requested connect 5 0']);
  session.respond(5);
  expect(session.brief()).toEqual(['requested signIn 6 0']);
});

test('coming online forgets the failures: a server that accepts and drops meets the first delay again', () => {
  const session = openSession({ policy: doubling });
  session.send({ type: 'start' });
  refuse(session, 3);
  for (const attempt of [4, 5, 6, 7]) session.respond(attempt);
  expect(session.brief().slice(-2)).toEqual(['cameOnline 4', 'requested sync 8 1']);
  session.send({ type: 'disconnection' });
  expect(session.brief().at(-1)).toBe('backedOff 1000 1');
  session.advance(1000);
  for (const attempt of [9, 10, 11, 12]) session.respond(attempt);
  expect(session.brief()).toContain('cameOnline 1');
});

describe('a policy that forgets only after 20 s up', () => {
  const policy = { ...doubling, reset: { afterUpMs: 20_000 } };
  const upFor = (ms: number) => {
    const session = openSession({ policy, heartbeatMs: 1e6, messageMeanMs: 1e9 });
    session.send({ type: 'start' });
    refuse(session, 3);
    for (const attempt of [4, 5, 6, 7, 8]) session.respond(attempt);
    session.advance(ms);
    session.send({ type: 'disconnection' });
    return session.brief().at(-1);
  };

  test('goes on where it was when the connection goes earlier', () => {
    expect(upFor(19_999)).toBe('backedOff 8000 4');
  });
  test('begins anew when it was up that long', () => {
    expect(upFor(20_000)).toBe('backedOff 1000 1');
  });
  test('does not let its limit of retries stand in the way of a client that was up that long', () => {
    const session = openSession({ policy: { ...policy, retriesMax: 1 }, messageMeanMs: 1e9 });
    session.send({ type: 'start' });
    refuse(session, 1);
    for (const attempt of [2, 3, 4, 5, 6]) session.respond(attempt);
    session.advance(20_000);
    session.send({ type: 'disconnection' });
    expect(session.state()).toBe('backingOff');
  });
  test('counts what an online client asks for as first attempts all the same', () => {
    const session = openSession({ policy });
    session.send({ type: 'start' });
    refuse(session, 1);
    for (const attempt of [2, 3, 4, 5]) session.respond(attempt);
    expect(session.brief().slice(-2)).toEqual(['cameOnline 2', 'requested sync 6 1']);
  });
});

describe('a pause that the server asks for', () => {
  const rejected = (honoursRetryAfter: boolean, retryAfterMs?: number) => {
    const session = openSession({ honoursRetryAfter });
    session.send({ type: 'start' });
    session.reject(1, retryAfterMs);
    return session.brief().at(-1);
  };
  test('is obeyed by a client that honours it, when it is longer than its own delay', () => {
    expect(rejected(true, 30_000)).toBe('backedOff 30000 1');
    expect(rejected(true, 300)).toBe('backedOff 1000 1');
    expect(rejected(true, 0)).toBe('backedOff 1000 1');
    expect(rejected(true)).toBe('backedOff 1000 1');
  });
  test('is ignored by all others', () => {
    expect(rejected(false, 30_000)).toBe('backedOff 1000 1');
  });
  test('is not believed when it is no time', () => {
    expect(rejected(true, Number.NaN)).toBe('backedOff 1000 1');
    expect(rejected(true, -5)).toBe('backedOff 1000 1');
    expect(rejected(true, Infinity)).toBe(`backedOff ${2 ** 31 - 1} 1`);
  });
  test('is not the base of the next delay', () => {
    const session = openSession({ policy: doubling, honoursRetryAfter: true });
    session.send({ type: 'start' });
    session.reject(1, 30_000);
    session.advance(30_000);
    session.reject(2);
    expect(session.brief().at(-1)).toBe('backedOff 2000 2');
  });
});

describe('a policy with a limit', () => {
  const limited = { policy: { ...constantDelay(1000), retriesMax: 2 } };

  test('gives up after its last retry, for good', () => {
    const session = openSession(limited);
    session.send({ type: 'start' });
    refuse(session, 2);
    session.reject(3);
    expect([session.state(), session.brief()]).toEqual([
      'gaveUp',
      ['requested connect 3 0', 'gaveUp'],
    ]);
    expect(session.clock.pending()).toBe(0);
  });

  test('gives up after a time out too, and after a connection that went', () => {
    const session = openSession({ policy: { ...constantDelay(1000), retriesMax: 0 } });
    session.send({ type: 'start' });
    session.advance(5000);
    expect(session.brief()).toEqual(['requested connect 1 1', 'timedOut connect 1', 'gaveUp']);
    session.send({ type: 'start' });
    for (const attempt of [2, 3, 4, 5]) session.respond(attempt);
    session.news();
    session.send({ type: 'disconnection' });
    expect([session.state(), session.brief()]).toEqual([
      'gaveUp',
      ['disconnected server', 'abandoned sync 6', 'gaveUp'],
    ]);
  });

  test('begins anew when its user starts it again, with first attempts', () => {
    const session = openSession(limited);
    session.send({ type: 'start' });
    refuse(session, 2);
    session.reject(3);
    session.news();
    session.send({ type: 'start' });
    expect([session.state(), session.brief()]).toEqual(['connecting', ['requested connect 4 1']]);
    expect(refuse(session, 2)).toEqual([1000, 1000]);
  });

  test('is closed by its user from there', () => {
    const session = openSession(limited);
    session.send({ type: 'start' });
    refuse(session, 2);
    session.reject(3);
    session.send({ type: 'stop' });
    expect(session.state()).toBe('offline');
  });
});

test('closed while it backs off, it does not come back by itself', () => {
  const session = openSession();
  session.send({ type: 'start' });
  session.reject(1);
  session.send({ type: 'stop' });
  expect([session.state(), session.clock.pending()]).toEqual(['offline', 0]);
  session.send({ type: 'start' });
  expect(session.brief().at(-1)).toBe('requested connect 2 1');
});

test('with a budget the first retries come as ever, later ones as tokens come', () => {
  const policy = withBudget(constantDelay(1000), { capacity: 2, refillPerSecond: 0.1, cost: 1 });
  const session = openSession({ policy });
  session.send({ type: 'start' });
  // Two saved tokens, two tenths of one refilled meanwhile; then a token every 10 s.
  expect(refuse(session, 4)).toEqual([1000, 1000, 8000, 10_000]);
});

test('a failure takes two draws, whatever the policy: two cohorts stay on the same luck', () => {
  const draws = [constantDelay(10), doubling].map((policy) => {
    const session = openSession({ policy });
    session.send({ type: 'start' });
    refuse(session, 3);
    return session.context().draws;
  });
  expect(draws).toEqual([6, 6]);
});
