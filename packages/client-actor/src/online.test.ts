import { describe, expect, test } from 'vitest';
import { openSession } from './testing/session.ts';

/** Messages so rare that none comes up while heartbeats are looked at. */
const quiet = { messageMeanMs: 2 ** 31 - 1 };
/** Heartbeats so rare that none comes up while messages are looked at. */
const calm = { heartbeatMs: 2 ** 31 - 1 };

/** Longer than any test looks. */
const longTimeouts = {
  connect: 1e6,
  resume: 1e6,
  signIn: 1e6,
  contacts: 1e6,
  presence: 1e6,
  heartbeat: 1e6,
  sync: 1e6,
  message: 1e6,
};

const online = (...args: Parameters<typeof openSession>) => {
  const session = openSession(...args);
  session.comeOnline();
  return session;
};

describe('heartbeats', () => {
  test('the first comes after a random part of the interval, the next one interval after the answer', () => {
    const { advance, respond, brief, context } = online(quiet);
    const spreadMs = context().heartbeatPauseMs;
    expect(spreadMs).toBeGreaterThan(0);
    expect(spreadMs).toBeLessThan(60_000);
    advance(spreadMs);
    expect(brief()).toEqual(['requested heartbeat 6 1']);
    advance(100);
    respond(6);
    advance(59_999);
    expect(brief()).toEqual([]);
    advance(1);
    expect(brief()).toEqual(['requested heartbeat 7 1']);
  });

  test('a time out and a rejection in a row are two misses: the connection counts as lost', () => {
    const { advance, reject, context, brief, state } = online(quiet);
    advance(context().heartbeatPauseMs);
    advance(5000 + 60_000);
    expect(brief()).toEqual([
      'requested heartbeat 6 1',
      'timedOut heartbeat 6',
      'requested heartbeat 7 1',
    ]);
    expect(state()).toBe('online');
    reject(7);
    expect([state(), brief()]).toEqual([
      'backingOff',
      ['disconnected heartbeat', 'backedOff 1000 1'],
    ]);
  });

  test('the last miss may be a time out, and takes the message in flight with it', () => {
    const { advance, clock, context, brief, state } = online({
      heartbeatMissesMax: 1,
      messageMeanMs: 1,
      timeoutsMs: { ...longTimeouts, heartbeat: 5000 },
    });
    advance(context().heartbeatPauseMs + 4999);
    brief();
    const { messageAttempt } = context();
    advance(1);
    expect(messageAttempt).toBeGreaterThan(0);
    const [timedOut, ...rest] = brief();
    expect(timedOut).toMatch(/^timedOut heartbeat/);
    expect(rest).toEqual([
      'disconnected heartbeat',
      `abandoned message ${messageAttempt}`,
      'backedOff 1000 1',
    ]);
    expect([state(), clock.pending()]).toEqual(['backingOff', 1]);
  });

  test('one miss fewer than allowed, and one more, when three are', () => {
    const { advance, reject, context, state } = online({ ...quiet, heartbeatMissesMax: 3 });
    for (const [attempt, expected] of [
      [6, 'online'],
      [7, 'online'],
      [8, 'backingOff'],
    ] as const) {
      advance(context().heartbeatPauseMs);
      reject(attempt);
      expect(state()).toBe(expected);
    }
  });

  test('misses of an earlier session do not count in the next one', () => {
    const { advance, respond, reject, send, context, state } = online(quiet);
    advance(context().heartbeatPauseMs);
    reject(6);
    send({ type: 'disconnection' });
    advance(1000);
    for (const attempt of [7, 8, 9, 10, 11]) respond(attempt);
    advance(context().heartbeatPauseMs);
    reject(12);
    expect([state(), context().heartbeatMisses]).toEqual(['online', 1]);
  });

  test('an answer wipes the misses out', () => {
    const { advance, respond, reject, state, context } = online(quiet);
    advance(context().heartbeatPauseMs);
    reject(6);
    expect(context().heartbeatMisses).toBe(1);
    advance(60_000);
    respond(7);
    expect(context().heartbeatMisses).toBe(0);
    advance(60_000);
    reject(8);
    expect(state()).toBe('online');
  });
});

describe('messages', () => {
  test('what was missed is fetched first; the first message follows a pause after that', () => {
    const session = openSession(calm);
    session.comeOnline({ sync: false });
    expect(session.value()).toEqual({ online: { heartbeat: 'idle', messaging: 'syncing' } });
    session.respond(5);
    expect(session.value()).toEqual({ online: { heartbeat: 'idle', messaging: 'idle' } });
    session.advance(session.context().messagePauseMs);
    expect(session.brief()).toEqual(['requested message 6 1']);
  });

  test.each([
    ['answered', 'respond', []],
    ['rejected', 'reject', []],
    ['timed out', 'wait', ['timedOut message 6']],
  ] as const)(
    '%s: the client stays online and sends the next one after another pause',
    (...row) => {
      const [, how, said] = row;
      const { advance, respond, reject, brief, value, context } = online(calm);
      advance(context().messagePauseMs);
      brief();
      const pauseMs = context().messagePauseMs;
      if (how === 'respond') respond(6);
      if (how === 'reject') reject(6);
      if (how === 'wait') advance(5000);
      expect(brief()).toEqual(said);
      expect(value()).toEqual({ online: { heartbeat: 'idle', messaging: 'idle' } });
      advance(pauseMs);
      expect(brief()).toEqual(['requested message 7 1']);
    },
  );

  test.each([
    ['rejected', 'reject', []],
    ['timed out', 'wait', ['timedOut sync 5']],
  ] as const)('a sync that is %s is let go', (_, how, said) => {
    const session = openSession(calm);
    session.comeOnline({ sync: false });
    if (how === 'reject') session.reject(5);
    else session.advance(5000);
    expect(session.brief()).toEqual(said);
    expect(session.value()).toEqual({ online: { heartbeat: 'idle', messaging: 'idle' } });
  });

  test('each pause between them is another draw', () => {
    const { advance, respond, context } = online(calm);
    const pausesMs = [6, 7, 8, 9].map((attempt) => {
      const { messagePauseMs } = context();
      advance(messagePauseMs);
      respond(attempt);
      return messagePauseMs;
    });
    expect(new Set(pausesMs).size).toBe(4);
  });

  test('the two lanes do not take each other’s answers', () => {
    const { advance, respond, reject, context, state } = online({
      heartbeatMs: 1,
      messageMeanMs: 1,
      timeoutsMs: longTimeouts,
    });
    advance(100);
    const { heartbeatAttempt, messageAttempt } = context();
    expect(new Set([heartbeatAttempt, messageAttempt])).toEqual(new Set([6, 7]));
    respond(heartbeatAttempt);
    expect(context()).toMatchObject({ heartbeatAttempt: 0, messageAttempt });
    reject(messageAttempt);
    expect(context()).toMatchObject({ messageAttempt: 0, heartbeatMisses: 0 });
    expect(state()).toBe('online');
  });
});

describe('the way out of online', () => {
  const busy = () => {
    const session = openSession({ heartbeatMs: 1, timeoutsMs: longTimeouts });
    session.comeOnline({ sync: false });
    session.advance(10);
    expect(session.value()).toEqual({ online: { heartbeat: 'waiting', messaging: 'syncing' } });
    session.news();
    return session;
  };

  test('the server closes the connection: both requests are abandoned, once each', () => {
    const { send, brief, state, clock } = busy();
    send({ type: 'disconnection' });
    expect([state(), brief()]).toEqual([
      'backingOff',
      ['disconnected server', 'abandoned heartbeat 6', 'abandoned sync 5', 'backedOff 1000 1'],
    ]);
    expect(clock.pending()).toBe(1);
  });

  test('its user closes it: both requests are abandoned, and nothing is said of a disconnection', () => {
    const { send, brief, state, clock } = busy();
    send({ type: 'stop' });
    expect([state(), brief()]).toEqual(['offline', ['abandoned heartbeat 6', 'abandoned sync 5']]);
    expect(clock.pending()).toBe(0);
  });

  test('a heavy configuration cuts off a client that cannot process it', () => {
    const session = openSession(calm, { canProcess: 0 });
    session.comeOnline({ sync: false });
    session.send({ type: 'configuration', version: 2, heavy: 1 });
    expect([session.state(), session.brief()]).toEqual([
      'backingOff',
      ['disconnected configuration', 'abandoned sync 5', 'backedOff 1000 1'],
    ]);
    expect(session.context().configuration).toBe(0);
  });

  test('an idle client has nothing to abandon', () => {
    const { send, brief } = online(quiet);
    send({ type: 'disconnection' });
    expect(brief()).toEqual(['disconnected server', 'backedOff 1000 1']);
  });

  test('answers that come afterwards change nothing', () => {
    const { send, respond, reject, brief, state } = busy();
    send({ type: 'disconnection' });
    brief();
    respond(5);
    reject(6);
    expect([state(), brief()]).toEqual(['backingOff', []]);
  });
});

describe('configurations', () => {
  test('a light one is kept by everybody', () => {
    const { send, context, brief } = online(quiet, { canProcess: 0 });
    send({ type: 'configuration', version: 3, heavy: 0 });
    expect([context().configuration, brief()]).toEqual([3, []]);
  });

  test('a heavy one is kept by those who can process it', () => {
    const { send, context, state } = online(quiet);
    send({ type: 'configuration', version: 2, heavy: 1 });
    expect([state(), context().configuration]).toEqual(['online', 2]);
  });

  test('an upgraded client can process everything, wherever it was upgraded', () => {
    const { send, context, state } = openSession(quiet, { canProcess: 0 });
    send({ type: 'upgrade' });
    expect([state(), context().canProcess]).toEqual(['offline', 1]);
    send({ type: 'start' });
    for (const attempt of [1, 2, 3, 4]) send({ type: 'response', attempt });
    send({ type: 'configuration', version: 2, heavy: 1 });
    expect([state(), context().configuration]).toEqual(['online', 2]);
  });
});
