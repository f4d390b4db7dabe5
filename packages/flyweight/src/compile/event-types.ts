import type { EventObject } from '../xstate-shapes.ts';

/** Event types by number, and the events that XState makes itself (`xstate.done.state.*`), which never vary. */
export class EventTypes {
  readonly constants: EventObject[] = [];
  readonly #numbers = new Map<string, number>();
  readonly #constants = new Map<string, number>();

  numberOf(type: string): number {
    const known = this.#numbers.get(type);
    if (known !== undefined) return known;
    const number = this.#numbers.size;
    this.#numbers.set(type, number);
    return number;
  }

  constantOf(event: EventObject): number {
    const known = this.#constants.get(event.type);
    if (known !== undefined) return known;
    const number = this.constants.push(event) - 1;
    this.#constants.set(event.type, number);
    return number;
  }
}
