import { expect, test } from 'vitest';
import { openSession } from './testing/session.ts';

const timeoutsMs = {
  connect: 1001,
  resume: 1002,
  signIn: 1003,
  contacts: 1004,
  presence: 1005,
  heartbeat: 1006,
  sync: 1007,
  message: 1008,
};

// The answers that lead to each stage; 1 says that the session can be resumed.
test.each([
  ['connect', []],
  ['resume', [1]],
  ['signIn', [0]],
  ['contacts', [0, 0]],
  ['presence', [0, 0, 0]],
  ['sync', [0, 0, 0, 0]],
] as const)('%s is waited for as long as its own time says', (stage, answers) => {
  const { send, respond, advance, brief } = openSession({ timeoutsMs, heartbeatMs: 1e9 });
  send({ type: 'start' });
  answers.forEach((resumable, i) => respond(i + 1, resumable));
  brief();
  advance(timeoutsMs[stage] - 1);
  expect(brief()).toEqual([]);
  advance(1);
  expect(brief()[0]).toBe(`timedOut ${stage} ${answers.length + 1}`);
});

test.each([
  ['heartbeat', { heartbeatMs: 1, messageMeanMs: 1e9 }],
  ['message', { heartbeatMs: 1e9, messageMeanMs: 1 }],
] as const)('%s is waited for as long as its own time says', (stage, rest) => {
  const { advance, context, comeOnline, brief } = openSession({ timeoutsMs, ...rest });
  comeOnline();
  advance(stage === 'heartbeat' ? context().heartbeatPauseMs : context().messagePauseMs);
  expect(brief()).toEqual([`requested ${stage} 6 1`]);
  advance(timeoutsMs[stage] - 1);
  expect(brief()).toEqual([]);
  advance(1);
  expect(brief()[0]).toBe(`timedOut ${stage} 6`);
});
