/** Queues that turn requests away, before a crowd of five hundred machines on typed arrays. Each is a Poisson client. */
import { test } from 'vitest';
import { expectTheory, published } from '../testing/loss-queue-theory.ts';

test.each(published)('%s, as in the tables', (_, queue, theory) =>
  expectTheory({ engine: 'flyweight', sources: 500, turnedAway: 2000 }, queue, theory),
);
