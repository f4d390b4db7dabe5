import { expect, test } from 'vitest';
import { assign, createMachine, emit } from 'xstate';
import { places, throwingMachine } from './testing/machines/throwing.ts';
import { type Step, type World, firstDifference, realTwin } from './testing/twins.ts';

const go = (actor: number, by: number): Step[] => [[actor, { type: 'go', by }], 100];
const back = (actor: number): Step => [actor, { type: 'back' }];

/** On a way that nobody has gone yet, and on one that is known. */
const ways: Readonly<Record<string, readonly Step[]>> = {
  'on a new way': [...go(0, 1), ...go(1, 0), back(1), ...go(1, 1), ...go(1, 0)],
  'on a known way': [
    ...[0, 0, 1].flatMap((actor) => [...go(actor, 0), back(actor)]),
    ...go(0, 1),
    back(0),
    ...go(1, 1),
  ],
};

/** How many of the actors end in an error. */
function failuresOf(
  make: (world: World) => ReturnType<typeof createMachine>,
  steps: readonly Step[],
) {
  const twin = realTwin(make, 2, (actor) => actor);
  let nowMs = 0;
  for (const step of steps) {
    if (typeof step === 'number') twin.advanceTo((nowMs += step));
    else twin.send(...step);
  }
  return twin
    .report()
    .slice(-2)
    .filter((seen) => (seen as unknown[])[2] === 'error').length;
}

const thrown: Readonly<Record<string, unknown>> = {
  'an error': new Error('ouch'),
  'a text': 'ouch',
  nothing: undefined,
};
const cases = places.flatMap((place) =>
  Object.keys(ways).flatMap((way) => Object.keys(thrown).map((what) => ({ place, way, what }))),
);

test.each(cases)('$place throws $what $way: the same end on both', ({ place, way, what }) => {
  const make = throwingMachine.bind(undefined, place, thrown[what]);
  const steps = ways[way]!;
  expect(failuresOf(make, steps)).toBe(2);
  expect(firstDifference(make, 2, steps, (actor) => actor)).toBeUndefined();
});

const refuseOne = (input: unknown) => {
  if (input === 1) throw new Error('not 1');
};
const atStart = {
  'the context of an actor': (world: World) =>
    createMachine({
      context: ({ input }: { input: unknown }) => {
        refuseOne(input);
        return { n: 0 };
      },
      entry: () => world.log('entered'),
    } as never),
  'an entry action': (world: World) =>
    createMachine({
      context: ({ input }: { input: unknown }) => ({ n: input }),
      entry: [
        emit({ type: 'begun' }),
        ({ context }: { context: { n: unknown } }) => refuseOne(context.n),
        () => world.log('entered'),
      ],
    } as never),
  'an assign on entry': () =>
    createMachine({
      context: ({ input }: { input: unknown }) => ({ n: input }),
      entry: assign(({ context }: { context: { n: unknown } }) => {
        refuseOne(context.n);
        return { n: 7 };
      }),
    } as never),
  'an eventless guard at the start': () =>
    createMachine({
      context: ({ input }: { input: unknown }) => ({ n: input }),
      initial: 'a',
      states: {
        a: {
          always: {
            guard: ({ context }: { context: { n: unknown } }) => {
              refuseOne(context.n);
              return true;
            },
            target: 'b',
          },
        },
        b: {},
      },
    } as never),
} as const;

test.each(Object.keys(atStart) as (keyof typeof atStart)[])(
  '%s throws for one actor of two: the same end on both',
  (name) => {
    const make = atStart[name];
    const steps: Step[] = [[0, { type: 'go' }], [1, { type: 'go' }], 100];
    expect(failuresOf(make, steps)).toBe(1);
    expect(firstDifference(make, 2, steps, (actor) => actor)).toBeUndefined();
  },
);
