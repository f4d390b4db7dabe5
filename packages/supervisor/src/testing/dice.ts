/** Chance for fuzzing, the same for the same seed. */
export interface Dice {
  /** A whole number from 0 to `below` - 1. */
  readonly roll: (below: number) => number;
  readonly isLucky: (share: number) => boolean;
  readonly pick: <Item>(items: readonly [Item, ...Item[]]) => Item;
}

/** A multiplicative congruential generator: good enough to try things, for nothing else. */
export function createDice(seed: number): Dice {
  let state = (seed * 2_654_435 + 1) % 2_147_483_647;
  const next = (): number => {
    state = (state * 48_271) % 2_147_483_647;
    return state / 2_147_483_647;
  };
  const roll = (below: number): number => Math.floor(next() * below);
  return {
    roll,
    isLucky: (share) => next() < share,
    pick: (items) => items[roll(items.length)] ?? items[0],
  };
}
