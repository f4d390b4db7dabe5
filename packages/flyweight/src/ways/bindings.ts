import type { Program } from '../compile/program.ts';
import type { ActionSite } from '../compile/sites.ts';
import type { FlockOptions } from '../run/flock-options.ts';
import type { Hands } from '../run/hands.ts';
import type { Rows } from '../run/rows.ts';
import type { Stepper } from '../run/stepper.ts';
import type { EventObject } from '../xstate-shapes.ts';

/** Where a written way stops: at a node that nobody has gone on from with these outcomes, or whose function threw. */
export interface Stop {
  readonly node: number;
  /** Of guards and raises up to here; absent when it threw: then they follow from the node. */
  readonly outcomes?: readonly number[];
  readonly thrown?: { readonly error: unknown };
  /** 1 when an assign has changed the row, which was kept before. */
  readonly changed: number;
}

/** Where a written way turns to when it cannot go on: XState does. */
export interface WayHost {
  handOver(actor: number, cell: number, from: number, event: EventObject, stop: Stop): void;
}

/** The objects of a flock that written ways use. */
export interface WayParts {
  readonly host: WayHost;
  readonly hands: Hands;
  readonly options: FlockOptions;
  readonly program: Program;
  readonly rows: Rows;
  readonly stepper: Stepper;
  readonly laneBits: number;
}

/** Gives names to the values that a written way uses, so that the text itself holds nothing but numbers and names. */
export class Bindings {
  readonly names: string[] = [];
  readonly values: unknown[] = [];
  readonly #parts: WayParts;
  readonly #nodes: number[] = [];

  constructor(parts: WayParts) {
    this.#parts = parts;
    const { host, hands, options, rows, stepper } = parts;
    const { records } = rows;
    const { asked, effects, raised } = stepper;
    const all = {
      host,
      hands,
      options,
      rows,
      records,
      stepper,
      asked,
      effects,
      raised,
      nodes: this.#nodes,
    };
    for (const [name, value] of Object.entries(all)) this.#bind(name, value);
  }

  get laneBits(): number {
    return this.#parts.laneBits;
  }

  get tellsEmitted(): boolean {
    return this.#parts.options.emitted !== undefined;
  }

  get tellsTransitions(): boolean {
    return this.#parts.options.onTransition !== undefined;
  }

  /** A number by a name. */
  number(name: string, value: number): string {
    return this.#bind(name, value);
  }

  /** The number of a node among those of this text; `nodes` leads back from it. */
  node(at: number): number {
    const known = this.#nodes.indexOf(at);
    return known >= 0 ? known : this.#nodes.push(at) - 1;
  }

  /** The call of a guard. */
  guard(site: number): string {
    const guard = this.#parts.program.parts.guards[site];
    const run = this.#bind(`g${site}`, guard?.run);
    return `${run}(asked${this.#params(`p${run}`, guard?.params)})`;
  }

  site(site: ActionSite): string {
    return this.#bind(`s${site.index}`, site);
  }

  /** The call of the user's function of an action. */
  run(site: ActionSite): string {
    const run = this.#bind(`f${site.index}`, site.run);
    return `${run}(asked${this.#params(`p${site.index}`, site.params)})`;
  }

  delay(site: ActionSite): string {
    const delay = this.#bind(`w${site.index}`, site.delay);
    return `${delay}(asked${this.#params(`p${site.index}`, site.params)})`;
  }

  /** The event of an action that is a constant. */
  event(site: ActionSite): string {
    return this.#bind(`e${site.index}`, site.event);
  }

  /** An event that XState makes itself. */
  constant(index: number): string {
    return this.#bind(`c${index}`, this.#parts.program.parts.types.constants[index]);
  }

  /** All functions see the context as it was: values first, then the row. */
  assignEach(site: ActionSite): string {
    const values = site.each.map(([, value], at) => {
      const name = this.#bind(`a${site.index}_${at}`, value);
      const params = this.#params(`p${site.index}`, site.params);
      return typeof value === 'function' ? `${name}(asked${params})` : name;
    });
    const fields = site.each.map(([key], at) =>
      this.#bind(`k${site.index}_${at}`, this.#parts.rows.fieldOf(key, site.where)),
    );
    return [
      ...values.map((value, at) => `const x${at} = ${value};`),
      ...fields.map((field, at) => `rows.write(${field}, x${at});`),
    ].join('\n');
  }

  #params(name: string, params: unknown): string {
    if (params === undefined) return '';
    const bound = this.#bind(name, params);
    return typeof params === 'function' ? `, ${bound}(asked)` : `, ${bound}`;
  }

  #bind(name: string, value: unknown): string {
    if (!this.names.includes(name)) {
      this.names.push(name);
      this.values.push(value);
    }
    return name;
  }
}
