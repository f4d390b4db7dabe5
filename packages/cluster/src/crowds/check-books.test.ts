import { exponential } from '@squall/random';
import { expect, test } from 'vitest';
import { checkBooks } from './check-books.ts';
import { runOpenStation } from './open-station.ts';

const run = () =>
  runOpenStation({
    engine: 'flyweight',
    queue: { arrivalsPerSecond: 12, servers: 1, queueCapacity: 4, serviceTime: exponential(100) },
    sources: 10,
    requests: 500,
    seed: 1,
    readings: 3,
  });

test('the books of a run balance', () => {
  expect(() => checkBooks(run())).not.toThrow();
});

test.each(['offered', 'admitted', 'served'] as const)('one request too many %s is seen', (name) => {
  const { books, station } = run();
  const { counters, inService, queueLength } = station;
  const cooked = { counters: { ...counters, [name]: counters[name] + 1 }, inService, queueLength };
  expect(() => checkBooks({ books, station: { ...station, ...cooked } })).toThrow(
    /^the books do not balance: (offered|admitted) is \d+ on one side and \d+ on the other$/,
  );
});

test('time that nobody spent is seen', () => {
  const { books, station } = run();
  const cooked = books.map((book) => ({ ...book, insideMs: 1.001 * book.insideMs }));
  expect(() => checkBooks({ books: cooked, station })).toThrow('L / (lambda W) is 0.99');
});
