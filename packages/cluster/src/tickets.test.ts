import { expect, test } from 'vitest';
import { TicketBook } from './tickets.ts';

test('a ticket is used again once client, service and messages are done with it', () => {
  const tickets = new TicketBook(1);
  const ticket = tickets.issue(0, 5, 3, 1, 100);
  tickets.close(ticket);
  expect(tickets.issue(0, 5, 3, 2, 100)).not.toBe(ticket);
  tickets.release(ticket);
  expect(tickets.issue(0, 6, 1, 3, 200)).toBe(ticket);
  expect([tickets.stationOf(ticket), tickets.stageOf(ticket), tickets.attemptOf(ticket)]).toEqual([
    6, 1, 3,
  ]);
  expect(tickets.sentAtMs(ticket)).toBe(200);
});

test('a withdrawal on its way holds the ticket as well', () => {
  const tickets = new TicketBook(1);
  const ticket = tickets.issue(0, 0, 0, 1, 0);
  tickets.hold(ticket);
  tickets.close(ticket);
  tickets.release(ticket);
  expect(tickets.issue(0, 0, 0, 2, 0)).not.toBe(ticket);
  tickets.release(ticket);
  expect(tickets.issue(0, 0, 0, 3, 0)).toBe(ticket);
});

test('the open ticket of an attempt is found until it is closed', () => {
  const tickets = new TicketBook(2);
  const first = tickets.issue(1, 0, 0, 7, 0);
  const second = tickets.issue(1, 0, 0, 8, 0);
  expect([tickets.find(1, 7), tickets.find(1, 8), tickets.find(0, 7)]).toEqual([first, second, -1]);
  tickets.close(first);
  expect([tickets.find(1, 7), tickets.isOpen(first), tickets.isOpen(second)]).toEqual([
    -1,
    false,
    true,
  ]);
});

test('open tickets are counted by station, those between services with them', () => {
  const tickets = new TicketBook(3);
  tickets.issue(0, 0, 0, 1, 0);
  tickets.issue(-1, 1, 255, 0, 0);
  const closed = tickets.issue(1, 1, 0, 1, 0);
  tickets.issue(2, 1, 0, 1, 0);
  tickets.close(closed);
  expect([...tickets.openByStation(3)]).toEqual([1, 2, 0]);
});

test('closing a request between services leaves the first client alone', () => {
  const tickets = new TicketBook(1);
  const ofClient = tickets.issue(0, 0, 0, 1, 0);
  tickets.close(tickets.issue(-1, 0, 255, 0, 0));
  expect(tickets.find(0, 1)).toBe(ofClient);
});

test('a client with more requests than any client makes is a fault of the program', () => {
  const tickets = new TicketBook(1);
  for (let attempt = 1; attempt <= 4; attempt++) tickets.issue(0, 0, 0, attempt, 0);
  expect(() => tickets.issue(0, 0, 0, 5, 0)).toThrow(
    'client 0 has more than 4 requests outstanding',
  );
});
