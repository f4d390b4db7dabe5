import type { EventObject, MachineShape } from '../xstate-shapes.ts';
import { Configurations } from './configurations.ts';
import type { EventTypes } from './event-types.ts';
import { Paths } from './paths.ts';
import type { ActionSite, GuardSite } from './sites.ts';
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

/** A compiled machine: what was learnt of it so far. Flocks of the same machine may share it. */
export class Program {
  readonly parts: ProgramParts;
  readonly paths = new Paths();
  readonly configurations: Configurations;
  /** The cell of the way from nothing into the first state. */
  readonly initialCell = this.paths.newCell();
  /** By configuration and event type. */
  readonly #cells: number[][] = [];

  constructor(parts: ProgramParts) {
    this.parts = parts;
    this.configurations = new Configurations(parts.probe);
  }

  /** Where the way of an event in a configuration begins. */
  cellOf(configuration: number, type: number): number {
    const known = this.#cells[configuration]?.[type];
    if (known !== undefined && known !== 0) return known;
    const cells = (this.#cells[configuration] ??= []);
    while (cells.length <= type) cells.push(0);
    return (cells[type] = this.paths.newCell());
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
}
