/** Queues that turn requests away, before a crowd of five hundred machines on typed arrays. Each is a Poisson client. */
import { test } from 'vitest';
import { expectLossTheory, published } from '../testing/loss-queue-theory.ts';

test.each(published)('%s, as in the tables', (_, queue, theory) =>
  expectLossTheory({ engine: 'flyweight', sources: 500, turnedAway: 2000 }, queue, theory),
);
