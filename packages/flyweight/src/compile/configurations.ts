import { Refusal } from '../refusal.ts';
import type { MachineShape, NodeShape, SnapshotShape } from '../xstate-shapes.ts';

const ids = (nodes: readonly NodeShape[]) => nodes.map(({ id }) => id).join(' ');

/** All that tells one state of the machine from another, but for the context. The order counts: XState goes by it. */
const keyOf = ({ status, _nodes, historyValue }: SnapshotShape): string =>
  [
    status,
    ids(_nodes),
    ...Object.keys(historyValue)
      .sort()
      .map((id) => `${id}=${ids(historyValue[id] ?? [])}`),
  ].join('|');

/** A column of configurations has 16 bits. */
const configurationsMax = 65_535;

/** The states that the machine has been seen in, by number. Number 0 is that of an actor that failed before its first state. */
export class Configurations {
  readonly snapshots: SnapshotShape[] = [];
  readonly #numbers = new Map<string, number>();

  constructor(probe: MachineShape) {
    const { root } = probe;
    const somewhere = probe.resolveState({ value: {}, context: {} });
    // XState says of such an actor that it is in the initial state.
    this.numberOf({ ...somewhere, status: 'active', _nodes: [root], historyValue: {} });
  }

  numberOf(snapshot: SnapshotShape): number {
    const key = keyOf(snapshot);
    const known = this.#numbers.get(key);
    if (known !== undefined) return known;
    const number = this.snapshots.push(snapshot) - 1;
    if (number > configurationsMax) {
      throw new Refusal(
        `more than ${configurationsMax} configurations: use fewer parallel regions`,
      );
    }
    this.#numbers.set(key, number);
    return number;
  }

  /** The machine has come to its end in it. */
  isDone(number: number): boolean {
    return this.snapshots[number]?.status === 'done';
  }

  at(number: number): SnapshotShape {
    const snapshot = this.snapshots[number];
    if (!snapshot) throw new RangeError(`configuration is ${number}: give one that was told`);
    return snapshot;
  }
}
