import { Refusal } from '../refusal.ts';
import { createCursor } from './cursor.ts';
import type { Field } from './layout.ts';
import type { Records } from './records.ts';

/** The contexts of a flock. */
export class Rows {
  /** How the user's functions see the one that is at work. */
  readonly cursor: object;
  readonly names: readonly string[];
  readonly records: Records;
  readonly #fields = new Map<string, Field>();

  /** @param first the context of the first actor: all others have the same keys */
  constructor(records: Records, first: object) {
    this.records = records;
    this.names = Object.keys(first);
    records.addFields(Object.values(first).map((value) => (typeof value === 'number' ? value : 0)));
    this.names.forEach((name, at) => this.#fields.set(name, records.fields[at] as Field));
    this.cursor = createCursor(records, this.names);
  }

  /** Takes over the context that the machine's own factory made for an actor. */
  fill(actor: number, context: object): void {
    this.records.select(actor);
    const given = Object.keys(context);
    const missing = this.names.find((name) => !given.includes(name));
    if (missing !== undefined) throw new Refusal(`the context of actor ${actor} has no ${missing}`);
    for (const name of given) {
      this.write(this.fieldOf(name, 'context'), (context as Record<string, unknown>)[name]);
    }
  }

  fieldOf(name: string, where: string): Field {
    const field = this.#fields.get(name);
    if (field !== undefined) return field;
    throw new Refusal(`${where} sets context.${name}: give it a number in the initial context`);
  }

  write(field: Field, value: unknown): void {
    if (typeof value === 'number') this.records.write(field, value);
    else this.#refuse(field, value);
  }

  /** The row of any actor, as an object of its own; the selected one stays so. */
  read(actor: number): Record<string, number> {
    const { selected } = this.records;
    this.records.select(actor);
    const row = this.copy();
    this.records.select(selected);
    return row;
  }

  /** The selected row, as an object of its own. */
  copy(): Record<string, number> {
    return Object.fromEntries(
      this.names.map((name, at) => [name, this.records.read(this.records.fields[at] as Field)]),
    );
  }

  #refuse(field: Field, value: unknown): never {
    const name = this.names[this.records.fields.indexOf(field)];
    throw new Refusal(`context.${name} is ${String(value)}: keep numbers only in the context`);
  }
}
