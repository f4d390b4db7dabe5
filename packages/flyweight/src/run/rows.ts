import { Refusal } from '../refusal.ts';

/**
 * The contexts of a flock, one record of float64 per actor, and the one object through which the user's functions see
 * whichever of them is at work. Its accessors are its own and enumerable, so that it can be spread and destructured.
 */
export class Rows {
  readonly cursor: object = {};
  readonly names: readonly string[];
  readonly #fields = new Map<string, number>();
  readonly #values: Float64Array;
  readonly #before: Float64Array;
  #base = 0;

  /** @param first the context of the first actor: all others have the same keys */
  constructor(first: object, size: number) {
    this.names = Object.keys(first);
    this.#values = new Float64Array(size * this.names.length);
    this.#before = new Float64Array(this.names.length);
    this.names.forEach((name, field) => {
      this.#fields.set(name, field);
      const get = () => this.#values[this.#base + field];
      Object.defineProperty(this.cursor, name, { enumerable: true, get });
    });
  }

  select(actor: number): void {
    this.#base = actor * this.names.length;
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
    this.#values[this.#base + field] = value;
  }

  /** Keeps the selected row, to come back to it when the step fails. */
  keep(): void {
    const { length } = this.names;
    for (let field = 0; field < length; field++) {
      this.#before[field] = this.#values[this.#base + field] ?? 0;
    }
  }

  undo(): void {
    this.#values.set(this.#before, this.#base);
  }

  read(actor: number): Record<string, number> {
    const base = actor * this.names.length;
    return Object.fromEntries(
      this.names.map((name, field) => [name, this.#values[base + field] ?? 0]),
    );
  }

  get bytes(): number {
    return this.#values.byteLength;
  }
}
