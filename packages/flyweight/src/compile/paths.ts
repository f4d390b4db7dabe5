/**
 * Every way through the machine that was ever taken, as a trie in one Int32Array. A node is an operation, its operand and
 * the addresses of what may follow; 0 stands for a way that nobody has gone yet.
 */
export const ops = {
  /** [guard, site, next if it fails, next if it holds] */
  guard: 1,
  /** [act, site, next] */
  act: 2,
  /** [raise, site, outcome, next, the same raise with another outcome] */
  raise: 3,
  /** [raised, which of the events raised in this step, next]: it is the event from here on */
  raised: 4,
  /** [constant, which of the events that XState makes itself, next] */
  constant: 5,
  /** [end, configuration] */
  end: 6,
} as const;

const sizes = [0, 4, 3, 5, 3, 3, 2];

export class Paths {
  code = new Int32Array(1024);
  #length = 1;

  /** A cell that holds the address of the first operation of an event in a configuration. */
  newCell(): number {
    return this.#allocate(1);
  }

  /** Adds a way: `steps` are triples of operation, operand and outcome. */
  add(cell: number, steps: readonly number[], configuration: number): void {
    let slot = cell;
    for (let step = 0; step < steps.length; step += 3) {
      slot = this.#follow(slot, steps[step] ?? 0, steps[step + 1] ?? 0, steps[step + 2] ?? 0);
    }
    if (this.#at(slot) === 0) this.#append(slot, ops.end, configuration);
  }

  /** The outcomes of guards and raises on the way from a cell to a node. */
  outcomesTo(cell: number, target: number): number[] {
    return this.#search(this.#at(cell), target, []) ?? [];
  }

  /** How many operations of the user were run on the way from a cell to a node. */
  countTo(cell: number, outcomes: readonly number[], target: number): number {
    let [at, count, outcome] = [this.#at(cell), 0, 0];
    while (at !== target) {
      const op = this.#at(at);
      if (op === ops.guard) at = this.#at(at + 2 + (outcomes[outcome++] ?? 0));
      else if (op === ops.raise) at = this.#at(this.#sibling(at, outcomes[outcome++] ?? 0) + 3);
      else at = this.#at(at + 2);
      if (op <= ops.raise) count++;
    }
    return count;
  }

  get bytes(): number {
    return this.code.byteLength;
  }

  #search(at: number, target: number, outcomes: number[]): number[] | undefined {
    if (at === 0 || at === target) return at === 0 ? undefined : outcomes;
    const op = this.#at(at);
    if (op === ops.end) return undefined;
    if (op === ops.guard)
      return (
        this.#search(this.#at(at + 2), target, [...outcomes, 0]) ??
        this.#search(this.#at(at + 3), target, [...outcomes, 1])
      );
    if (op === ops.raise)
      return (
        this.#search(this.#at(at + 3), target, [...outcomes, this.#at(at + 2)]) ??
        this.#search(this.#at(at + 4), target, outcomes)
      );
    return this.#search(this.#at(at + 2), target, outcomes);
  }

  #follow(slot: number, op: number, operand: number, outcome: number): number {
    const at = this.#at(slot) || this.#append(slot, op, operand, outcome);
    if (op === ops.guard) return at + 2 + outcome;
    if (op !== ops.raise) return at + 2;
    let last = at;
    for (let next = at; next !== 0; next = this.#at(next + 4)) {
      if (this.#at(next + 2) === outcome) return next + 3;
      last = next;
    }
    return this.#append(last + 4, op, operand, outcome) + 3;
  }

  #sibling(head: number, outcome: number): number {
    let at = head;
    while (this.#at(at + 2) !== outcome) at = this.#at(at + 4);
    return at;
  }

  #append(slot: number, op: number, operand: number, outcome = 0): number {
    const at = this.#allocate(sizes[op] ?? 0);
    this.code[at] = op;
    this.code[at + 1] = operand;
    if (op === ops.raise) this.code[at + 2] = outcome;
    this.code[slot] = at;
    return at;
  }

  #allocate(size: number): number {
    const at = this.#length;
    this.#length += size;
    if (this.#length > this.code.length) {
      const grown = new Int32Array(this.code.length * 2);
      grown.set(this.code);
      this.code = grown;
    }
    return at;
  }

  #at(address: number): number {
    return this.code[address] ?? 0;
  }
}
