import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { handMade } from './testing/machines.ts';
import { type Step, firstDifference } from './testing/twins.ts';

const actors = 2;

test.each(Object.keys(handMade))('%s: alike on both', (name) => {
  const { make, events } = handMade[name]!;
  const step: fc.Arbitrary<Step> = fc.oneof(
    { weight: 3, arbitrary: fc.tuple(fc.nat(actors - 1), fc.constantFrom(...events)) },
    { weight: 1, arbitrary: fc.constantFrom(0, 1, 99, 100, 250, 400, 1000) },
  );
  fc.assert(
    fc.property(fc.array(step, { maxLength: 30 }), (steps) => {
      expect(firstDifference(make, actors, steps)).toBeUndefined();
    }),
    { seed: 1, numRuns: 100 },
  );
});
