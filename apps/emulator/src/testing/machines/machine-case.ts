import type * as fc from 'fast-check';
import type { AnyStateMachine } from 'xstate';

export interface Heard {
  readonly type: string;
  readonly [key: string]: unknown;
}

export interface World {
  /** ms */
  readonly now: () => number;
  /** For what a machine does to others: compared, in order. */
  readonly log: (line: string) => void;
}

/** A machine of the repository: how the product makes it, and what it may hear. */
export interface MachineCase {
  readonly file: string;
  readonly make: (world: World) => AnyStateMachine;
  readonly inputOf?: (actor: number, seed: number) => unknown;
  readonly heard: fc.Arbitrary<Heard>;
  readonly waitsMs: readonly number[];
  /** Heard before anything else. */
  readonly opening?: readonly Heard[];
  /** Ids of states in which nobody is ever seen, whatever happens. */
  readonly neverSeen?: readonly string[];
}
