import { expect, test } from 'vitest';
import { openSession } from './testing/session.ts';

test('a client signs in stage by stage, and is online when its presence is published', () => {
  const { send, respond, brief, state } = openSession();
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
