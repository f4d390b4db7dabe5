import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { conditions } from './testing/machines/conditions.ts';
import { firstSteps } from './testing/machines/first-steps.ts';
import type { HandMade } from './testing/machines/hand-made.ts';
import { structures } from './testing/machines/structures.ts';
import { timers } from './testing/machines/timers.ts';
import { type Step, firstDifference } from './testing/twins.ts';

const actors = 2;
const handMade: Readonly<Record<string, HandMade>> = {
  ...structures,
  ...conditions,
  ...timers,
  ...firstSteps,
};

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
    { seed: 1, numRuns: 60 },
  );
});
