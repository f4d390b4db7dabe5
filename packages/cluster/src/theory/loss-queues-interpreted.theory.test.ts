/** Queues that turn requests away, before a dozen real actors: those of the tables that do it so often that a short run tells. */
import { test } from 'vitest';
import { expectLossTheory, published } from '../testing/loss-queue-theory.ts';

test.each(published.filter(([, , { blocked }]) => blocked > 0.1))(
  '%s, as in the tables',
  (_, queue, theory) =>
    expectLossTheory({ engine: 'interpreted', sources: 12, turnedAway: 1000 }, queue, theory),
);
