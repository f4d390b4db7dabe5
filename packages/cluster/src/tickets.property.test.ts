import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { TicketBook } from './tickets.ts';

type Step = readonly ['issue' | 'close' | 'hold' | 'release', number];

const clients = 5000;
const step = fc.tuple(
  fc.constantFrom<Step[0]>('issue', 'issue', 'close', 'hold', 'release'),
  fc.nat(1_000_000),
);

/** The same book, kept the plain way: who still speaks of which ticket. */
function follow(steps: readonly Step[], tickets: TicketBook) {
  const held = new Map<number, { holders: number; open: boolean; client: number }>();
  const pick = (n: number) => [...held.keys()][n % Math.max(1, held.size)];
  let attempt = 0;
  const release = (ticket: number) => {
    const entry = held.get(ticket)!;
    tickets.release(ticket);
    if (--entry.holders === 0) held.delete(ticket);
  };
  const issue = (n: number) => {
    const client = n % clients;
    const busy = [...held.values()].filter((entry) => entry.open && entry.client === client);
    if (busy.length === 4) return;
    const ticket = tickets.issue(client, n % 3, 0, ++attempt, 0);
    expect(held.has(ticket), `ticket ${ticket} is still held`).toBe(false);
    held.set(ticket, { holders: 2, open: true, client });
    expect(tickets.find(client, attempt)).toBe(ticket);
  };
  for (const [kind, n] of steps) {
    const ticket = pick(n);
    if (kind === 'issue' || ticket === undefined) issue(n);
    else if (kind === 'hold') {
      tickets.hold(ticket);
      held.get(ticket)!.holders++;
    } else if (kind === 'close' && held.get(ticket)!.open) {
      const entry = held.get(ticket)!;
      entry.open = false;
      tickets.close(ticket);
      if (--entry.holders === 0) held.delete(ticket);
    } else if (kind === 'release' && held.get(ticket)!.holders > (held.get(ticket)!.open ? 1 : 0))
      release(ticket);
  }
  return [...held.values()].filter((entry) => entry.open).length;
}

test('a ticket is never issued while a client, a service or a message still holds it', () => {
  fc.assert(
    fc.property(fc.array(step, { maxLength: 200 }), (steps) => {
      const tickets = new TicketBook(clients);
      const open = follow(steps, tickets);
      expect(tickets.openByStation(3).reduce((sum, count) => sum + count, 0)).toBe(open);
    }),
    { seed: 1, numRuns: 200 },
  );
});

test('the book grows and keeps what it holds', () => {
  const tickets = new TicketBook(clients);
  const issued = Array.from({ length: 3000 }, (_, client) =>
    tickets.issue(client, client % 7, client % 8, client + 1, client / 2),
  );
  expect(new Set(issued).size).toBe(3000);
  for (const client of [0, 1023, 1024, 2047, 2048, 2999]) {
    const ticket = tickets.find(client, client + 1);
    expect(ticket).toBe(issued[client]);
    expect(tickets.isOpen(ticket)).toBe(true);
    expect([tickets.stationOf(ticket), tickets.stageOf(ticket), tickets.sentAtMs(ticket)]).toEqual([
      client % 7,
      client % 8,
      client / 2,
    ]);
  }
});
