import { createKernel } from '@squall/kernel';
import { expect, test } from 'vitest';
import { InFlight } from './in-flight.ts';
import { type Rule, drop, ways } from './network.ts';
import { TicketBook } from './tickets.ts';

const after =
  (afterMs: number): Rule =>
  () =>
    afterMs;

/** A road on which attempt n is carried by a ticket of its own. */
function road(rules: readonly Rule[]) {
  const kernel = createKernel();
  const tickets = new TicketBook(0);
  const log: string[] = [];
  const say = (ticket: number, what: string) =>
    log.push(`${kernel.now()} ${tickets.attemptOf(ticket)} ${what}`);
  const inFlight = new InFlight({
    kernel,
    tickets,
    rules,
    arrived: (ticket, way, served, retryAfterMs) =>
      say(ticket, ['arrived', way, served, retryAfterMs].join(' ')),
    lost: (ticket) => say(ticket, 'lost'),
  });
  const send = (attempt: number) =>
    inFlight.send(tickets.issue(-1, 0, 0, attempt, 0), ways.request, 0, 0);
  return { kernel, tickets, inFlight, send, log };
}

test('a message arrives when it has crossed the network, delays add up', () => {
  const { kernel, send, log } = road([after(20), after(3), after(0)]);
  send(1);
  kernel.runUntil(10);
  send(2);
  kernel.runUntil(100);
  expect(log).toEqual(['23 1 arrived 0 0 0', '33 2 arrived 0 0 0']);
});

test('an answer carries what the station decided', () => {
  const { kernel, tickets, inFlight, log } = road([after(5)]);
  inFlight.send(tickets.issue(-1, 0, 0, 1, 0), ways.answer, 1, 0);
  inFlight.send(tickets.issue(-1, 0, 0, 2, 0), ways.answer, 0, 700.5);
  kernel.runUntil(100);
  expect(log).toEqual(['5 1 arrived 1 1 0', '5 2 arrived 1 0 700.5']);
});

test('nothing arrives inside the sending, not even without delay', () => {
  const { kernel, send, log } = road([]);
  send(1);
  send(2);
  expect(log).toEqual([]);
  kernel.runUntil(1);
  expect(log).toEqual(['0 1 arrived 0 0 0', '0 2 arrived 0 0 0']);
});

test('a drop is final and is told at once, whatever the other rules say', () => {
  const { kernel, send, log } = road([after(5), () => drop, after(5)]);
  send(1);
  expect(log).toEqual(['0 1 lost']);
  kernel.runUntil(100);
  expect(log).toHaveLength(1);
});

test('a faster message overtakes a slower one', () => {
  const { kernel, send, log } = road([(_, __, attempt) => 30 / attempt]);
  for (const attempt of [1, 2, 3]) send(attempt);
  kernel.runUntil(100);
  expect(log.map((line) => line.slice(0, 4))).toEqual(['10 3', '15 2', '30 1']);
});

test('rules are read for each message: a fault adds one and takes it away again', () => {
  const rules: Rule[] = [after(1)];
  const { kernel, send, log } = road(rules);
  rules.push(() => drop);
  send(1);
  rules.pop();
  send(2);
  kernel.runUntil(10);
  expect(log).toEqual(['0 1 lost', '1 2 arrived 0 0 0']);
});

test('any number of messages travel at once, and their places are used again', () => {
  const { kernel, send, log } = road([after(10)]);
  for (const round of [0, 1, 2]) {
    for (let i = 0; i < 1000; i++) send(round * 1000 + i);
    kernel.runUntil(kernel.now() + 100);
  }
  expect(log.map((line) => Number(line.split(' ')[1]))).toEqual(
    Array.from({ length: 3000 }, (_, i) => i),
  );
});
