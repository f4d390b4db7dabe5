import type { EventObject } from '../xstate-shapes.ts';
import type { Alarm, CreateAlarm } from './alarm.ts';

/**
 * Delayed raises of one's own (`raise(event, { delay, id })`): few, with events that vary, so they are kept as objects, on
 * an alarm of their own. As in XState, a second one with the same id lets the first run on, but out of reach of `cancel`.
 */
export class LateRaises {
  readonly #alarm: Alarm;
  readonly #send: (actor: number, event: EventObject) => void;
  readonly #events: (EventObject | undefined)[] = [];
  readonly #actors: number[] = [];
  readonly #ids: string[] = [];
  readonly #free: number[] = [];
  readonly #byActor = new Map<number, Map<string, number>>();
  #unnamed = 0;

  /** @param send delivers an event whose time has come */
  constructor(createAlarm: CreateAlarm, send: (actor: number, event: EventObject) => void) {
    this.#alarm = createAlarm((slot) => this.#fire(slot));
    this.#send = send;
  }

  arm(actor: number, event: EventObject, delayMs: number, id: string | undefined): void {
    const at = this.#free.pop() ?? this.#newPlace();
    this.#events[at] = event;
    this.#actors[at] = actor;
    this.#ids[at] = id ?? `squall.unnamed.${++this.#unnamed}`;
    this.#alarm.arm(at, delayMs);
    this.#of(actor).set(this.#ids[at] ?? '', at);
  }

  cancel(actor: number, id: string): void {
    const at = this.#byActor.get(actor)?.get(id);
    if (at === undefined) return;
    this.#byActor.get(actor)?.delete(id);
    this.#alarm.disarm(at);
    this.#release(at);
  }

  cancelAll(actor: number): void {
    for (const id of this.#byActor.get(actor)?.keys() ?? []) this.cancel(actor, id);
    this.#byActor.delete(actor);
  }

  /** What an actor still waits for: event and due time, ms. */
  pending(
    actor: number,
  ): { readonly event: EventObject; readonly id: string; readonly dueMs: number }[] {
    return [...(this.#byActor.get(actor) ?? [])].flatMap(([id, at]) => {
      const event = this.#events[at];
      return event ? [{ event, id, dueMs: this.#alarm.dueMs(at) }] : [];
    });
  }

  #fire(at: number): void {
    const actor = this.#actors[at] ?? 0;
    const event = this.#events[at];
    this.#byActor.get(actor)?.delete(this.#ids[at] ?? '');
    this.#release(at);
    if (event) this.#send(actor, event);
  }

  #of(actor: number): Map<string, number> {
    const known = this.#byActor.get(actor);
    if (known) return known;
    const fresh = new Map<string, number>();
    this.#byActor.set(actor, fresh);
    return fresh;
  }

  #newPlace(): number {
    const at = this.#events.length;
    this.#events.push(undefined);
    // Doubling, so that columns are copied rarely.
    if (at === 0 || (at & (at - 1)) === 0) this.#alarm.grow(Math.max(16, at * 2));
    return at;
  }

  #release(at: number): void {
    this.#events[at] = undefined;
    this.#free.push(at);
  }
}
