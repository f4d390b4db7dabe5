import { expect, test } from 'vitest';
import { createPopulation } from './population.ts';
import { createSessions } from './sessions.ts';
import { smallSpec } from './testing/small-spec.ts';

const open = () => {
  const population = createPopulation(smallSpec({ clients: 4, cells: ['east', 'west'] }));
  return createSessions(population, 1000);
};

test('who was never online has nothing to resume', () => {
  expect(open().resumable(0, 0)).toBe(0);
});

test('a session can be resumed up to its time-to-live after the client was last online', () => {
  const sessions = open();
  sessions.opened(0);
  sessions.closed(0, 500);
  expect([500, 1500, 1501].map((nowMs) => sessions.resumable(0, nowMs))).toEqual([1, 1, 0]);
});

test('a session in use does not run out', () => {
  const sessions = open();
  sessions.opened(0);
  expect(sessions.resumable(0, 1e12)).toBe(1);
});

test('to close what is closed does not make it younger', () => {
  const sessions = open();
  sessions.opened(0);
  sessions.closed(0, 0);
  sessions.closed(0, 900);
  expect(sessions.resumable(0, 1500)).toBe(0);
});

test('when their keeper dies the sessions of its cell are gone, those in use as well', () => {
  const sessions = open();
  for (const client of [0, 1, 2, 3]) sessions.opened(client);
  sessions.closed(0, 100);
  const left = () => [0, 1, 2, 3].map((client) => sessions.resumable(client, 200));
  sessions.lose(0, () => true);
  expect(left()).toEqual([0, 1, 0, 1]);
  sessions.closed(2, 150);
  expect(left()).toEqual([0, 1, 0, 1]);
  sessions.opened(0);
  sessions.lose(-1, () => true);
  expect(left()).toEqual([0, 0, 0, 0]);
});

test('one instance of their keeper takes those with it that it kept; another client is forgotten alone', () => {
  const sessions = open();
  for (const client of [0, 1, 2, 3]) sessions.opened(client);
  const left = () => [0, 1, 2, 3].map((client) => sessions.resumable(client, 0));
  sessions.lose(0, (client) => client === 2);
  expect(left()).toEqual([1, 1, 0, 1]);
  sessions.forget(3);
  expect(left()).toEqual([1, 1, 0, 0]);
});
