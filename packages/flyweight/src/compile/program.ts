import type { EventObject, MachineShape } from '../xstate-shapes.ts';
import { Configurations } from './configurations.ts';
import type { EventTypes } from './event-types.ts';
import { Paths } from './paths.ts';
import { type ActionSite, type GuardSite, actionKinds } from './sites.ts';
import type { Done, Live, Tracer } from './tracer.ts';

export interface ProgramParts {
  /** As the user gave it. */
  readonly machine: MachineShape;
  /** Its copy full of recorders. */
  readonly probe: MachineShape;
  readonly tracer: Tracer;
  readonly types: EventTypes;
  readonly guards: readonly GuardSite[];
  readonly actions: readonly ActionSite[];
  /** Timers that one actor can have running at the same time. */
  readonly lanes: number;
}

/** What a timer sends, and where the way of that begins. */
export interface After {
  readonly event: EventObject;
  readonly cell: number;
}

/** A compiled machine: what was learnt of it so far. Flocks of the same machine may share it. */
export class Program {
  readonly parts: ProgramParts;
  readonly paths = new Paths();
  readonly configurations: Configurations;
  /** The cell of the way from nothing into the first state. */
  readonly initialCell = this.paths.newCell();
  /** By configuration and event type; 0 for none yet. */
  #cells = new Int32Array(64);
  /** Event types that the rows of `#cells` have room for. */
  #types = 8;
  /** By configuration and lane: the event of the `after` that runs there, and its cell. */
  readonly #afters: After[] = [];

  constructor(parts: ProgramParts) {
    this.parts = parts;
    this.configurations = new Configurations(parts.probe);
  }

  /** Where the way of an event in a configuration begins. */
  cellOf(configuration: number, type: number): number {
    const at = configuration * this.#types + type;
    const known = type < this.#types && at < this.#cells.length ? this.#cells[at] : 0;
    return known || this.#newCell(configuration, type);
  }

  /** The `after` that runs in a lane when anything does: that of the one active state that uses it. */
  afterOf(configuration: number, lane: number): After {
    const at = configuration * this.parts.lanes + lane;
    return this.#afters[at] ?? this.#findAfter(configuration, lane);
  }

  /**
   * Lets XState take the step, and keeps the way.
   * @param configuration -1 for the first step of an actor
   * @returns the configuration after it
   * @throws what the machine throws
   */
  learn(cell: number, configuration: number, event: EventObject, live: Live, done: Done): number {
    const { probe, tracer } = this.parts;
    const before = configuration < 0 ? undefined : this.configurations.at(configuration);
    const after = this.configurations.numberOf(tracer.trace(probe, before, event, live, done));
    this.paths.add(cell, tracer.steps, after);
    return after;
  }

  #findAfter(configuration: number, lane: number): After {
    const { lanes, actions, types } = this.parts;
    const { _nodes } = this.configurations.at(configuration);
    const active = new Set(_nodes.map(({ id }) => `"${id}"`));
    const found = actions.find(
      (site) => site.kind === actionKinds.raise && site.lane === lane && active.has(site.where),
    );
    if (found === undefined) throw new Error(`no after runs in lane ${lane}`);
    const { event } = found;
    const cell = this.cellOf(configuration, types.numberOf(event.type));
    return (this.#afters[configuration * lanes + lane] = { event, cell });
  }

  #newCell(configuration: number, type: number): number {
    if (type >= this.#types) this.#widen(type + 1);
    const at = configuration * this.#types + type;
    if (at >= this.#cells.length) {
      const cells = new Int32Array(2 * at + 1);
      cells.set(this.#cells);
      this.#cells = cells;
    }
    return (this.#cells[at] = this.paths.newCell());
  }

  /** Makes room for more event types in each row. */
  #widen(types: number): void {
    const wide = Math.max(types, 2 * this.#types);
    const rows = Math.ceil(this.#cells.length / this.#types);
    const cells = new Int32Array(rows * wide);
    for (let row = 0; row < rows; row++)
      cells.set(this.#cells.subarray(row * this.#types, (row + 1) * this.#types), row * wide);
    this.#cells = cells;
    this.#types = wide;
  }
}
