import type { EventObject } from '../xstate-shapes.ts';

/** What was sent while a step was at work, in order: a ring that grows and is never given back. */
export class Mailbox {
  #actors = new Int32Array(16);
  #events: (EventObject | undefined)[] = Array.from({ length: 16 }, () => undefined);
  #head = 0;
  #size = 0;

  get isEmpty(): boolean {
    return this.#size === 0;
  }

  put(actor: number, event: EventObject): void {
    if (this.#size === this.#actors.length) this.#grow();
    const at = (this.#head + this.#size++) & (this.#actors.length - 1);
    this.#actors[at] = actor;
    this.#events[at] = event;
  }

  /** The actor of the oldest event; call it before `take`. */
  actor(): number {
    return this.#actors[this.#head] ?? 0;
  }

  take(): EventObject {
    const event = this.#events[this.#head];
    this.#events[this.#head] = undefined;
    this.#head = (this.#head + 1) & (this.#actors.length - 1);
    this.#size--;
    if (event === undefined) throw new RangeError('the mailbox is empty: look before you take');
    return event;
  }

  clear(): void {
    while (this.#size > 0) this.take();
  }

  #grow(): void {
    const { length } = this.#actors;
    const order = Array.from({ length }, (_, at) => (this.#head + at) & (length - 1));
    const actors = new Int32Array(length * 2);
    order.forEach((from, at) => (actors[at] = this.#actors[from] ?? 0));
    const events = order.map((from) => this.#events[from]);
    this.#events = [...events, ...order.map(() => undefined)];
    this.#actors = actors;
    this.#head = 0;
  }
}
