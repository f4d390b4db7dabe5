import { Refusal } from '../refusal.ts';
import { Records } from './records.ts';

/**
 * The contexts of a flock, one record per actor, and the one object through which the user's functions see
 * whichever of them is at work. Its accessors are its own and enumerable, so that it can be spread and destructured.
 */
export class Rows {
  readonly cursor: object = {};
  readonly names: readonly string[];
  readonly #fields = new Map<string, number>();
  readonly #records: Records;

  /** @param first the context of the first actor: all others have the same keys */
  constructor(first: object, size: number) {
    this.names = Object.keys(first);
    const numbers = Object.values(first).map((value) => (typeof value === 'number' ? value : 0));
    this.#records = new Records(size, numbers);
    this.names.forEach((name, field) => {
      this.#fields.set(name, field);
      const get = () => this.#records.read(field);
      Object.defineProperty(this.cursor, name, { enumerable: true, get });
    });
  }

  select(actor: number): void {
    this.#records.select(actor);
  }

  /** Takes over the context that the machine's own factory made for an actor. */
  fill(actor: number, context: object): void {
    this.select(actor);
    const given = Object.keys(context);
    const missing = this.names.find((name) => !given.includes(name));
    if (missing !== undefined) throw new Refusal(`the context of actor ${actor} has no ${missing}`);
    for (const name of given) {
      this.write(this.fieldOf(name, 'context'), (context as Record<string, unknown>)[name]);
    }
  }

  fieldOf(name: string, where: string): number {
    const field = this.#fields.get(name);
    if (field !== undefined) return field;
    throw new Refusal(`${where} sets context.${name}: give it a number in the initial context`);
  }

  write(field: number, value: unknown): void {
    if (typeof value !== 'number') {
      const name = this.names[field];
      throw new Refusal(`context.${name} is ${String(value)}: keep numbers only in the context`);
    }
    this.#records.write(field, value);
  }

  /** Keeps the selected row, to come back to it when the step fails. */
  keep(): void {
    this.#records.keep();
  }

  undo(): void {
    this.#records.restore();
  }

  /** The selected row, as an object of its own. */
  copy(): Record<string, number> {
    return Object.fromEntries(this.names.map((name, field) => [name, this.#records.read(field)]));
  }

  /** The row of any actor; the selected one stays so. */
  read(actor: number): Record<string, number> {
    const { selected } = this.#records;
    this.#records.select(actor);
    const row = this.copy();
    this.#records.select(selected);
    return row;
  }

  get bytes(): number {
    return this.#records.bytes;
  }
}
