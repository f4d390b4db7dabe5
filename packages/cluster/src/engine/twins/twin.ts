import type { ClientEvent } from '@squall/client-actor';
import type { Timers } from '@squall/kernel';
import { type Actor, type AnyStateMachine, createActor } from 'xstate';
import { type Seen, type SeenTimer, byTime, errorText } from './difference.ts';
import { TwinClock } from './twin-clock.ts';

export interface TwinOptions {
  readonly client: number;
  readonly machine: AnyStateMachine;
  readonly input: Readonly<Record<string, number>>;
  /** Only asked for the time: see `TwinClock`. */
  readonly timers: Timers;
}

/** A client once more, as a real XState actor that nobody hears: what it emits is only kept to be compared. */
export class Twin {
  readonly client: number;
  /** What it did last, for messages. */
  lastEvent = 'its start';
  /** Events that it heard, its timers' included. */
  steps = 0;
  readonly #actor: Actor<AnyStateMachine>;
  readonly #timers: Timers;
  readonly #clock: TwinClock;
  /** When each timer that XState has on its list is due, ms. */
  readonly #dues = new WeakMap<object, number>();
  #emitted: object[] = [];
  #error: unknown;

  constructor({ client, machine, input, timers }: TwinOptions) {
    this.client = client;
    this.#timers = timers;
    this.#clock = new TwinClock(timers);
    const clock = {
      setTimeout: (task: () => void, delayMs: number) => {
        const id = this.#clock.setTimeout(task, delayMs);
        this.#noteDue();
        return id;
      },
      clearTimeout: this.#clock.clearTimeout,
    };
    this.#actor = createActor(machine, { input, clock, id: `twin:${client}` });
    this.#actor.on('*', (event) => this.#emitted.push({ ...event }));
    this.#actor.subscribe({ error: (error: unknown) => void (this.#error = error) });
  }

  /** Infinity when it waits for nothing. */
  get nextDueMs(): number {
    return this.#clock.nextDueMs;
  }

  start(): void {
    this.#actor.start();
  }

  /** One that has ended hears nothing. */
  hear(event: ClientEvent): void {
    this.#step(event.type);
    if (this.#actor.getSnapshot().status === 'active') this.#actor.send(event);
  }

  /** Fires the timer that is due first. */
  fireNext(): void {
    this.#step(this.#scheduled().toSorted(byTime)[0]?.type ?? 'a timer');
    this.#clock.fireNext();
  }

  /** What can be seen of it; what it has emitted is seen once. */
  see(): Seen {
    const { status, value, context } = this.#actor.getSnapshot();
    return {
      status,
      error: errorText(this.#error),
      value,
      context: (context as object | undefined) ?? {},
      emitted: this.#emitted,
      timers: this.#scheduled().toSorted(byTime),
    };
  }

  /** What has been emitted up to now has been compared. */
  forget(): void {
    if (this.#emitted.length > 0) this.#emitted = [];
  }

  stop(): void {
    this.#actor.stop();
  }

  #step(event: string): void {
    this.lastEvent = event;
    this.steps++;
  }

  #noteDue(): void {
    for (const entry of this.#waiting())
      if (!this.#dues.has(entry)) this.#dues.set(entry, this.#clock.lastDueMs);
  }

  /** XState's own list of the timers that it can still call back. */
  #waiting() {
    const { _scheduledEvents: entries } = this.#actor.system.getSnapshot();
    return Object.values(entries);
  }

  #scheduled(): SeenTimer[] {
    const nowMs = this.#timers.now();
    return this.#waiting().map((entry) => ({
      type: entry.event.type,
      remainingMs: (this.#dues.get(entry) ?? Number.NaN) - nowMs,
    }));
  }
}
