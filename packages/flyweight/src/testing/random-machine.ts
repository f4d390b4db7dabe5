import * as fc from 'fast-check';
import { type AnyStateMachine, createMachine } from 'xstate';
import { actionsOf, delays, guards } from './random-parts.ts';
import type { World } from './twins.ts';

/** A tree of states as data, so that fast-check can shrink it; all references are numbers, taken modulo what there is. */
export interface RandomState {
  readonly kind: 'compound' | 'parallel' | 'final' | 'atomic';
  readonly children: readonly RandomState[];
}
export interface RandomMove {
  readonly source: number;
  readonly trigger: number;
  readonly guard: number;
  /** Negative: none. */
  readonly target: number;
  readonly reenter: boolean;
  readonly actions: readonly number[];
}
export interface RandomMachine {
  readonly regions: readonly RandomState[];
  readonly parallel: boolean;
  readonly moves: readonly RandomMove[];
  readonly always: readonly RandomMove[];
  readonly afters: readonly RandomMove[];
  readonly dones: readonly RandomMove[];
  readonly entries: readonly RandomMove[];
  readonly exits: readonly RandomMove[];
}

const small = fc.nat(11);
const move: fc.Arbitrary<RandomMove> = fc.record({
  source: fc.nat(20),
  trigger: small,
  guard: small,
  target: fc.integer({ min: -4, max: 20 }),
  reenter: fc.boolean(),
  actions: fc.array(fc.nat(30), { maxLength: 3 }),
});
const moves = (maxLength: number) => fc.array(move, { maxLength });

const leaf: fc.Arbitrary<RandomState> = fc.record({
  kind: fc.constantFrom('atomic' as const, 'atomic' as const, 'final' as const),
  children: fc.constant([]),
});
const inner = (child: fc.Arbitrary<RandomState>): fc.Arbitrary<RandomState> =>
  fc.oneof(
    { weight: 2, arbitrary: leaf },
    {
      weight: 3,
      arbitrary: fc.record({
        kind: fc.constantFrom('compound' as const, 'compound' as const, 'parallel' as const),
        children: fc.array(child, { minLength: 1, maxLength: 3 }),
      }),
    },
  );

export const randomMachine: fc.Arbitrary<RandomMachine> = fc.record({
  regions: fc.array(inner(inner(leaf)), { minLength: 2, maxLength: 4 }),
  parallel: fc.boolean(),
  moves: moves(14),
  always: moves(3),
  afters: moves(5),
  dones: moves(3),
  entries: moves(5),
  exits: moves(4),
});

interface Config {
  readonly id: string;
  readonly [key: string]: unknown;
}

/** The types that moves listen to. */
const triggers = ['a', 'b', 'c', 'c.d', '*', 'a', 'b', 'c.*', 'r', 'a', 'b', 'r'];

/** Numbers its states in document order, and says which moves belong to each. */
class Builder {
  readonly #machine: RandomMachine;
  readonly #world: World;
  readonly #size: number;
  #count = 0;

  constructor(machine: RandomMachine, world: World) {
    this.#machine = machine;
    this.#world = world;
    this.#size = 1 + machine.regions.reduce((sum, region) => sum + sizeOf(region), 0);
  }

  build(): Config {
    const { regions, parallel } = this.#machine;
    return this.#state({ kind: parallel ? 'parallel' : 'compound', children: regions });
  }

  #state({ kind, children }: RandomState): Config {
    const number = this.#count++;
    const states = Object.fromEntries(
      children.map((child, index) => [`s${index}`, this.#state(child)]),
    );
    return {
      id: `n${number}`,
      ...(kind === 'parallel' || kind === 'final' ? { type: kind } : {}),
      ...(kind === 'compound' ? { initial: 's0' } : {}),
      ...(children.length > 0 ? { states } : {}),
      ...this.#behaviour(number, kind),
    };
  }

  #behaviour(number: number, kind: RandomState['kind']) {
    const { moves, always, afters, dones, entries, exits } = this.#machine;
    const own = (all: readonly RandomMove[]) =>
      all.filter(({ source }) => source % this.#size === number);
    const acts = (all: readonly RandomMove[]) => own(all).flatMap((each) => this.#actions(each));
    if (kind === 'final') return { entry: acts(entries) };
    const loops = own(always).filter(({ target }) => target >= 0);
    return {
      entry: acts(entries),
      exit: acts(exits),
      on: this.#grouped(own(moves), ({ trigger }) => triggers[trigger] ?? 'a'),
      after: this.#grouped(own(afters), ({ trigger }) => delays[trigger % delays.length] ?? 100),
      ...(loops.length > 0 ? { always: loops.map((each) => this.#transition(each)) } : {}),
      ...(kind === 'atomic' ? {} : { onDone: own(dones).map((each) => this.#transition(each)) }),
    };
  }

  #grouped(all: readonly RandomMove[], keyOf: (move: RandomMove) => string | number) {
    const groups: Record<string, unknown[]> = {};
    for (const each of all) (groups[keyOf(each)] ??= []).push(this.#transition(each));
    return groups;
  }

  #transition(move: RandomMove) {
    const guard = guards(move.guard, this.#world);
    return {
      ...(guard === undefined ? {} : { guard }),
      ...(move.target < 0 ? {} : { target: `#n${move.target % this.#size}` }),
      ...(move.reenter || this.#needsReenter(move) ? { reenter: true } : {}),
      actions: this.#actions(move),
    };
  }

  /** Without it the machine is refused. */
  #needsReenter({ target }: RandomMove): boolean {
    const rootWaits = this.#machine.afters.some(({ source }) => source % this.#size === 0);
    return rootWaits && target % this.#size === 0;
  }

  #actions({ actions }: RandomMove) {
    return actions.flatMap((action) => actionsOf(action, this.#world));
  }
}

const sizeOf = ({ children }: RandomState): number =>
  1 + children.reduce((sum, child) => sum + sizeOf(child), 0);

/** A loop without end is an error, on both engines the same. */
const maxIterations = 40;

export const buildMachine = (machine: RandomMachine, world: World): AnyStateMachine => {
  const config = {
    ...new Builder(machine, world).build(),
    context: { n: 0, m: 1 },
    options: { maxIterations },
  };
  const implementations = {
    delays: {
      growing: ({ context }: { readonly context: { readonly n: number } }) => 60 + context.n * 40,
    },
  };
  return createMachine(config as never, implementations as never);
};
