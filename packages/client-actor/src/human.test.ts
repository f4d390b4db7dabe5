import { describe, expect, test } from 'vitest';
import { constantDelay, noJitter, withBudget } from './index.ts';
import { openSession } from './testing/session.ts';

const human = { patienceMeanMs: 30_000, manualRetriesMax: 2, absenceMeanMs: 600_000 };
/** Back-off so long that patience always ends first. */
const policy = constantDelay(1e9);

const refused = (changes: Parameters<typeof openSession>[0]) => {
  const session = openSession({ human, policy, ...changes });
  session.send({ type: 'start' });
  session.reject(1);
  session.news();
  return session;
};

describe('a person in front of a client that backs off', () => {
  test('tries by hand when patience ends', () => {
    const { advance, context, state, brief } = refused({});
    advance(context().impatienceMs - 1);
    expect([state(), brief()]).toEqual(['backingOff', []]);
    advance(1);
    expect([state(), brief()]).toEqual(['connecting', ['retriedByHand', 'requested connect 2 0']]);
  });

  test('waits when the client is faster', () => {
    const { advance, state, brief } = refused({ policy: constantDelay(1) });
    advance(1);
    expect([state(), brief()]).toEqual(['connecting', ['requested connect 2 0']]);
  });

  test('resets the policy by trying by hand; the request is a retry all the same', () => {
    const policy = noJitter({ baseMs: 1000, capMs: 1e9 });
    const session = openSession({ policy, human: { ...human, patienceMeanMs: 20_000 } });
    session.send({ type: 'start' });
    for (let attempt = 1; attempt <= 20; attempt += 1) {
      session.reject(attempt);
      const { backoffMs, impatienceMs } = session.context();
      session.advance(Math.min(backoffMs, impatienceMs));
      if (session.context().manualRetries === 1) break;
    }
    expect(session.said.filter(({ type }) => type === 'backedOff').length).toBeGreaterThan(1);
    expect(session.context()).toMatchObject({ manualRetries: 1, retries: 0, previousDelayMs: 0 });
    expect(session.brief().at(-1)).toMatch(/^requested connect \d+ 0$/);
    session.reject(session.context().attempt);
    expect(session.brief().at(-1)).toBe('backedOff 1000 1');
  });

  test('leaves after the last of the retries by hand, comes back, and begins anew', () => {
    const { advance, reject, context, state, brief } = refused({});
    for (const attempt of [2, 3]) {
      advance(context().impatienceMs);
      reject(attempt);
    }
    brief();
    advance(context().impatienceMs);
    expect([state(), brief()]).toEqual(['away', ['left']]);
    advance(context().absenceMs - 1);
    expect(state()).toBe('away');
    advance(1);
    expect([state(), brief()]).toEqual(['connecting', ['returned', 'requested connect 4 1']]);
    expect(context()).toMatchObject({ manualRetries: 0, retries: 0, connects: 1 });
  });

  test('stays away for another time each time', () => {
    const { advance, reject, context, state } = refused({
      human: { ...human, manualRetriesMax: 0 },
    });
    advance(context().impatienceMs);
    const { absenceMs } = context();
    advance(absenceMs);
    reject(2);
    advance(context().impatienceMs);
    expect(state()).toBe('away');
    expect(context().absenceMs).not.toBe(absenceMs);
    // Two failures of two draws, two absences of one.
    expect(context().draws).toBe(6);
  });

  test('who never tries by hand leaves at once', () => {
    const { advance, context, state } = refused({ human: { ...human, manualRetriesMax: 0 } });
    advance(context().impatienceMs);
    expect(state()).toBe('away');
  });

  test('has as many retries by hand in the next outage', () => {
    const session = refused({ messageMeanMs: 1e9, heartbeatMs: 1e9 });
    session.advance(session.context().impatienceMs);
    expect(session.context().manualRetries).toBe(1);
    for (const attempt of [2, 3, 4, 5]) session.respond(attempt);
    expect(session.brief()).toContain('cameOnline 2');
    expect(session.context().manualRetries).toBe(0);
  });

  test('closes the client while away: it stays closed', () => {
    const { advance, send, context, state, clock } = refused({
      human: { ...human, manualRetriesMax: 0 },
    });
    advance(context().impatienceMs);
    send({ type: 'stop' });
    expect([state(), clock.pending()]).toEqual(['offline', 0]);
  });

  test('has nothing to do with events that come while away', () => {
    const { advance, send, context, state, brief } = refused({
      human: { ...human, manualRetriesMax: 0 },
    });
    advance(context().impatienceMs);
    brief();
    send({ type: 'start' }, { type: 'disconnection' }, { type: 'response', attempt: 1 });
    expect([state(), brief()]).toEqual(['away', []]);
  });
});

describe('a person in front of a client that gave up', () => {
  const hopeless = { ...policy, retriesMax: 0 };

  test('tries by hand when patience ends, and leaves after the last time', () => {
    const { advance, reject, context, state, brief } = refused({ policy: hopeless });
    expect(state()).toBe('gaveUp');
    advance(context().impatienceMs);
    expect([state(), brief()]).toEqual(['connecting', ['retriedByHand', 'requested connect 2 0']]);
    reject(2);
    advance(context().impatienceMs);
    reject(3);
    expect([state(), brief().slice(-1)]).toEqual(['gaveUp', ['gaveUp']]);
    advance(context().impatienceMs);
    expect([state(), brief()]).toEqual(['away', ['left']]);
  });
});

test('without a person a client backs off for as long as its policy says', () => {
  const session = openSession({ policy });
  session.send({ type: 'start' });
  session.reject(1);
  expect(session.clock.pending()).toBe(1);
  session.advance(1e9 - 1);
  expect(session.state()).toBe('backingOff');
});

test('a retry by hand does not put the client into debt with its budget', () => {
  const budget = { capacity: 1, refillPerSecond: 0.001, cost: 1 };
  const session = refused({
    policy: withBudget(constantDelay(1), budget),
    human: { ...human, patienceMeanMs: 1000, manualRetriesMax: 1000 },
  });
  session.advance(1);
  session.reject(2);
  // The next token comes 1,000 s after the first was taken; tries by hand move that not by a moment.
  for (let attempt = 3; attempt < 50; attempt += 1) {
    session.advance(session.context().impatienceMs);
    session.reject(attempt);
    const { backoffMs } = session.context();
    expect(session.clock.now() + backoffMs).toBeCloseTo(1_000_000, 3);
  }
});
