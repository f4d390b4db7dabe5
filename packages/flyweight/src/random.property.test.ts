import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { buildMachine, randomMachine } from './testing/random-machine.ts';
import { type Step, firstDifference, realTwin } from './testing/twins.ts';

/** The long version is for the night: SQUALL_LONG=1. */
const machines = process.env['SQUALL_LONG'] === '1' ? 2000 : 200;
const actors = 2;

const event = fc.record(
  { type: fc.constantFrom('a', 'b', 'c', 'c.d', 'r', 'unknown'), by: fc.nat(2) },
  { requiredKeys: ['type'] },
);
const step: fc.Arbitrary<Step> = fc.oneof(
  { weight: 3, arbitrary: fc.tuple(fc.nat(actors - 1), event) },
  { weight: 1, arbitrary: fc.constantFrom(1, 70, 100, 300) },
);

test(
  'random machines do the same on typed arrays as real actors: states, context, status, effects in order',
  { timeout: 600_000 },
  () => {
    fc.assert(
      fc.property(randomMachine, fc.array(step, { maxLength: 25 }), (machine, steps) => {
        const make = buildMachine.bind(undefined, machine);
        expect(firstDifference(make, actors, steps)).toBeUndefined();
      }),
      { seed: 1, numRuns: machines },
    );
  },
);

test('random machines are worth the trouble: most live on, move and do things', () => {
  const samples = fc.sample(
    fc.tuple(randomMachine, fc.array(step, { minLength: 10, maxLength: 25 })),
    {
      seed: 2,
      numRuns: 200,
    },
  );
  const lives = samples.map(([machine, steps]) => {
    const twin = realTwin(buildMachine.bind(undefined, machine), 1, () => undefined);
    let nowMs = 0;
    for (const what of steps) {
      if (typeof what === 'number') twin.advanceTo((nowMs += what));
      else twin.send(0, what[1]);
    }
    const report = twin.report();
    const [, , status] = report.at(-1) as [unknown, unknown, string];
    return { status, lines: report.length - 1 };
  });
  const share = (of: (life: (typeof lives)[number]) => boolean) =>
    lives.filter(of).length / lives.length;
  expect(share(({ status }) => status === 'active')).toBeGreaterThan(0.4);
  expect(share(({ status }) => status === 'error')).toBeGreaterThan(0.05);
  expect(share(({ lines }) => lines >= 10)).toBeGreaterThan(0.3);
});
