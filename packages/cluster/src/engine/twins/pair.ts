import type { ClientEmitted, ClientEvent } from '@squall/client-actor';
import type { Flock } from '@squall/flyweight';
import { type Seen, byTime, differenceOf, errorText } from './difference.ts';
import type { Twin } from './twin.ts';

/** What is looked at of a client on typed arrays. */
export type Looked = Pick<Flock, 'value' | 'context' | 'status' | 'pending'>;

/** A client on typed arrays and its twin, with what the client has done that the twin has still to do. */
export class Pair {
  readonly twin: Twin;
  /** Something has happened to the client, or may have, since the two were last compared. */
  touched = false;
  readonly #actor: number;
  readonly #inbox: ClientEvent[] = [];
  #emitted: ClientEmitted[] = [];
  #error: unknown;
  /** It was delivered something before it had done anything: no timer of its own has brought that about. */
  #heardFirst = false;

  /** @param actor the client's number in its flock */
  constructor(twin: Twin, actor: number) {
    this.twin = twin;
    this.#actor = actor;
  }

  delivered(event: ClientEvent): void {
    this.#heardFirst ||= !this.touched;
    this.#inbox.push(event);
  }

  emitted(event: ClientEmitted): void {
    this.#emitted.push({ ...event });
  }

  failed(error: unknown): void {
    this.#error = error;
  }

  isDue(nowMs: number): boolean {
    return this.twin.nextDueMs <= nowMs;
  }

  /**
   * Lets the twin do what its client has done.
   * @param timerFired a timer of the flock has just fired, perhaps this client's
   * @returns what differs then, in words
   */
  follow(flock: Looked, timerFired: boolean, nowMs: number): string | undefined {
    const { twin } = this;
    const mayFire = () => timerFired && !this.#heardFirst && this.isDue(nowMs);
    if (this.#inbox.length > 0 && mayFire()) twin.fireNext();
    for (const event of this.#inbox.splice(0)) twin.hear(event);
    let difference = this.#difference(flock);
    while (difference !== undefined && mayFire()) {
      twin.fireNext();
      difference = this.#difference(flock);
    }
    if (twin.nextDueMs < nowMs) difference ??= 'one of its timers has not come on typed arrays';
    this.#settled();
    return difference === undefined ? undefined : `after ${twin.lastEvent}: ${difference}`;
  }

  #settled(): void {
    this.twin.forget();
    if (this.#emitted.length > 0) this.#emitted = [];
    this.#heardFirst = this.touched = false;
  }

  #difference(flock: Looked): string | undefined {
    return differenceOf(this.#look(flock), this.twin.see());
  }

  #look(flock: Looked): Seen {
    const actor = this.#actor;
    return {
      status: flock.status(actor),
      error: errorText(this.#error),
      value: flock.value(actor),
      context: flock.context(actor),
      emitted: this.#emitted,
      timers: flock
        .pending(actor)
        .map(({ event, remainingMs }) => ({ type: event.type, remainingMs }))
        .toSorted(byTime),
    };
  }
}
