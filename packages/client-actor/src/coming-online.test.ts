import { describe, expect, test } from 'vitest';
import { openSession } from './testing/session.ts';

test('a client signs in stage by stage, and is online when its presence is published', () => {
  const { send, respond, brief, state } = openSession();
  expect(state()).toBe('offline');
  send({ type: 'start' });
  expect([state(), brief()]).toEqual(['connecting', ['requested connect 1 1']]);
  respond(1);
  expect([state(), brief()]).toEqual(['signingIn', ['requested signIn 2 1']]);
  respond(2);
  expect([state(), brief()]).toEqual(['loadingContacts', ['requested contacts 3 1']]);
  respond(3);
  expect([state(), brief()]).toEqual(['publishingPresence', ['requested presence 4 1']]);
  respond(4);
  expect([state(), brief()]).toEqual(['online', ['cameOnline 1', 'requested sync 5 1']]);
});

describe('a session', () => {
  test('is resumed when server and settings allow it', () => {
    const { send, respond, brief, state, context } = openSession();
    send({ type: 'start' });
    respond(1, 1);
    expect([state(), context().resumable]).toEqual(['resuming', 1]);
    expect(brief()).toEqual(['requested connect 1 1', 'requested resume 2 1']);
    respond(2);
    expect([state(), brief()]).toEqual(['loadingContacts', ['requested contacts 3 1']]);
  });

  test('is signed in to anew when the server says that it cannot be resumed', () => {
    const { send, respond, state, context } = openSession();
    send({ type: 'start' });
    respond(1, 0);
    expect([state(), context().resumable]).toEqual(['signingIn', 0]);
  });

  test('is signed in to anew when the settings do not resume', () => {
    const { send, respond, state } = openSession({ resume: false });
    send({ type: 'start' });
    respond(1, 1);
    expect(state()).toBe('signingIn');
  });

  test('is signed in to at once when the server refuses to resume it: no failure, no back-off', () => {
    const { send, respond, reject, brief, state } = openSession();
    send({ type: 'start' });
    respond(1, 1);
    brief();
    reject(2);
    expect([state(), brief()]).toEqual(['signingIn', ['requested signIn 3 1']]);
  });

  test('that nobody answers for is a failure', () => {
    const { send, respond, advance, brief, state } = openSession();
    send({ type: 'start' });
    respond(1, 1);
    brief();
    advance(5000);
    expect([state(), brief()]).toEqual(['backingOff', ['timedOut resume 2', 'backedOff 1000 1']]);
  });
});

const stages = [
  ['connecting', 'connect', []],
  ['signingIn', 'signIn', [0]],
  ['loadingContacts', 'contacts', [0, 0]],
  ['publishingPresence', 'presence', [0, 0, 0]],
  ['loadingContacts', 'contacts', [1, 0]],
] as const;

describe.each(stages)('in %s, request %s after %j', (name, stage, answers) => {
  const arrive = () => {
    const session = openSession({
      timeoutsMs: {
        connect: 1000,
        resume: 9000,
        signIn: 2000,
        contacts: 3000,
        presence: 4000,
        heartbeat: 9000,
        sync: 9000,
        message: 9000,
      },
    });
    session.send({ type: 'start' });
    answers.forEach((resumable, i) => session.respond(i + 1, resumable));
    const attempt = answers.length + 1;
    expect(session.state()).toBe(name);
    expect(session.context().attempt).toBe(attempt);
    session.news();
    return { ...session, attempt };
  };

  test('a rejection is a failure', () => {
    const { reject, attempt, brief, state } = arrive();
    reject(attempt);
    expect([state(), brief()]).toEqual(['backingOff', ['backedOff 1000 1']]);
  });

  test('the time of the stage runs out once, at its own moment', () => {
    const { advance, attempt, brief, state } = arrive();
    const timeoutMs = { connect: 1000, signIn: 2000, contacts: 3000, presence: 4000 }[stage];
    advance(timeoutMs - 1);
    expect([state(), brief()]).toEqual([name, []]);
    advance(1);
    expect([state(), brief()]).toEqual([
      'backingOff',
      [`timedOut ${stage} ${attempt}`, 'backedOff 1000 1'],
    ]);
  });

  test('a disconnection abandons the request and is a failure; it was not online', () => {
    const { send, attempt, brief, state } = arrive();
    send({ type: 'disconnection' });
    expect([state(), brief()]).toEqual([
      'backingOff',
      [`abandoned ${stage} ${attempt}`, 'backedOff 1000 1'],
    ]);
  });

  test('its user closes it: the request is abandoned, and no timer is left', () => {
    const { send, attempt, brief, state, clock } = arrive();
    send({ type: 'stop' });
    expect([state(), brief()]).toEqual(['offline', [`abandoned ${stage} ${attempt}`]]);
    expect(clock.pending()).toBe(0);
  });

  test('answers to other requests change nothing', () => {
    const { respond, reject, attempt, brief, state } = arrive();
    for (const other of [attempt - 1, attempt + 1, 0, Number.NaN]) {
      respond(other, 1);
      reject(other);
    }
    expect([state(), brief()]).toEqual([name, []]);
  });

  test('a configuration or a second start changes nothing', () => {
    const { send, brief, state, context } = arrive();
    send({ type: 'configuration', version: 7, heavy: 1 }, { type: 'start' });
    expect([state(), context().configuration, brief()]).toEqual([name, 0, []]);
  });
});

test('a late answer to an attempt that timed out is ignored by the next one', () => {
  const { send, respond, advance, brief, state } = openSession();
  send({ type: 'start' });
  advance(5000 + 1000);
  expect(brief()).toEqual([
    'requested connect 1 1',
    'timedOut connect 1',
    'backedOff 1000 1',
    'requested connect 2 0',
  ]);
  respond(1);
  expect([state(), brief()]).toEqual(['connecting', []]);
  respond(2);
  expect([state(), brief()]).toEqual(['signingIn', ['requested signIn 3 0']]);
});

describe('a client that begins online', () => {
  test('says so, and has no messages to fetch', () => {
    const { brief, value, context, clock } = openSession({}, { online: 1 });
    expect(value()).toEqual({ online: { heartbeat: 'idle', messaging: 'idle' } });
    expect(brief()).toEqual(['cameOnline 0']);
    expect([context().attempt, clock.pending()]).toEqual([0, 2]);
  });

  test('does so once: closed by its user, it stays closed', () => {
    const { send, state, clock } = openSession({}, { online: 1 });
    send({ type: 'stop' });
    expect(state()).toBe('offline');
    send({ type: 'stop' });
    expect([state(), clock.pending()]).toEqual(['offline', 0]);
    send({ type: 'start' });
    expect(state()).toBe('connecting');
  });
});
