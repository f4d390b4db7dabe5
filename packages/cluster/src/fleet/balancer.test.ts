import { expect, test } from 'vitest';
import { byClient, byConnection, roundRobin } from './balancer.ts';
import { Rotation, reasons } from './rotation.ts';

/** Ticket 10 · c + 1 is client c's connect request, 10 · c any other of it; -1 is a call of a service. */
const callers = {
  clientOf: (ticket: number) => (ticket < 0 ? -1 : Math.floor(ticket / 10)),
  isConnect: (ticket: number) => ticket % 10 === 1,
};

test('round robin knows nobody', () => {
  const balancer = roundRobin(new Rotation(2, false));
  expect([10, 10, 20].map((ticket) => balancer.pick(ticket))).toEqual([0, 1, 0]);
  expect(balancer.serves(0, 1)).toBe(false);
});

test('by client: the same instance again, the next one while that is out', () => {
  const rotation = new Rotation(3, false);
  const balancer = byClient(rotation, callers);
  expect([40, 40, 50].map((ticket) => balancer.pick(ticket))).toEqual([1, 1, 2]);
  rotation.set(1, reasons.evicted, true);
  expect(balancer.pick(40)).toBe(2);
  // What it keeps of the client is still there.
  expect([balancer.serves(1, 4), balancer.serves(2, 4)]).toEqual([true, false]);
});

test('by connection: a new one goes to the next, and what follows the same way, even to one that is out', () => {
  const rotation = new Rotation(3, false);
  const balancer = byConnection(rotation, callers, 10);
  expect([41, 51, 61].map((ticket) => balancer.pick(ticket))).toEqual([0, 1, 2]);
  rotation.set(1, reasons.evicted, true);
  expect([balancer.pick(50), balancer.serves(1, 5)]).toEqual([1, true]);
  // It connects anew: elsewhere.
  expect([balancer.pick(51), balancer.pick(50), balancer.serves(1, 5)]).toEqual([0, 0, false]);
});

test('who is online from the start is spread evenly', () => {
  const balancer = byConnection(new Rotation(3, false), callers, 6);
  expect([0, 10, 20, 30, 40, 50].map((ticket) => balancer.pick(ticket))).toEqual([
    0, 1, 2, 0, 1, 2,
  ]);
});

test('with nobody in rotation a new connection is refused and the old one forgotten by nobody', () => {
  const rotation = new Rotation(1, false);
  const balancer = byConnection(rotation, callers, 2);
  rotation.set(0, reasons.leaving, true);
  expect([balancer.pick(11), balancer.pick(10)]).toEqual([-1, 0]);
});

test('calls of other services go round, whatever the clients do', () => {
  for (const balancer of [
    byClient(new Rotation(2, false), callers),
    byConnection(new Rotation(2, false), callers, 2),
  ])
    expect([balancer.pick(-1), balancer.pick(-1)]).toEqual([0, 1]);
});
