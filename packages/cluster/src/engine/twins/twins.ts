import type { ClientEmitted, ClientEvent } from '@squall/client-actor';
import type { Timers } from '@squall/kernel';
import { type Looked, Pair } from './pair.ts';
import { surround } from './surround.ts';
import { Twin, type TwinOptions } from './twin.ts';

export interface TwinsOptions {
  readonly twins: readonly Omit<TwinOptions, 'timers'>[];
  /** Id of the flock's first client. */
  readonly first: number;
  readonly flock: () => Looked;
  /** The run's own. */
  readonly timers: Timers;
  /** A step was compared, and was the same. */
  readonly compared: () => void;
  /** The end of all comparisons: what differs, in words. */
  readonly differed: (client: number, what: string) => void;
}

/**
 * Clients of a flock that also live as real actors, and are compared with them after every step.
 *
 * A twin is driven by what happens to its client. What is delivered to the client is delivered to the twin as soon as
 * the flock has come to rest, still at the same moment of virtual time. The twin keeps its own timers, by its own delays,
 * in a clock that stands still by itself: when a timer of the flock has fired, and a twin has one that is due, the two
 * are compared; only if they differ was it this client's timer, the twin's fires too, and they are compared again. So a
 * twin schedules nothing in the run: no event is counted for it, and the order of equal times is what it was. A timer
 * that one of the two does not have shows at once, because what each waits for is compared as well; so does one that
 * does not come.
 */
export class Twins {
  readonly #options: TwinsOptions;
  readonly #pairs: readonly Pair[];
  readonly #byClient: ReadonlyMap<number, Pair>;
  /** Calls into the flock under way. */
  #depth = 0;
  #touched: Pair[] = [];
  /** When a timer of any twin is due next, ms. */
  #nextDueMs = Infinity;
  #over = false;

  constructor(options: TwinsOptions) {
    const { twins, timers, first } = options;
    this.#options = options;
    this.#pairs = twins.map((twin) => new Pair(new Twin({ ...twin, timers }), twin.client - first));
    this.#byClient = new Map(this.#pairs.map((pair) => [pair.twin.client, pair]));
  }

  /** The run's time as the flock is to have it: after each of its timers, the twins look what it did. */
  timers(): Timers {
    return surround(this.#options.timers, {
      before: () => void this.#depth++,
      after: () => this.#leave(true),
    });
  }

  /** Runs the start of the flock, then that of the twins. */
  start(startFlock: () => void): void {
    this.#depth++;
    startFlock();
    for (const pair of this.#pairs) {
      pair.twin.start();
      this.#touch(pair);
    }
    this.#leave(false);
  }

  /** Runs the delivery of an event to a client of the flock, then to its twin. */
  deliver(client: number, event: ClientEvent, send: () => void): void {
    this.#tell(client, (pair) => pair.delivered(event));
    this.#depth++;
    send();
    this.#leave(false);
  }

  /** A client of the flock emitted something. */
  emitted(client: number, event: ClientEmitted): void {
    this.#tell(client, (pair) => pair.emitted(event));
  }

  /** A client of the flock is in another state. */
  moved(client: number): void {
    this.#tell(client, () => undefined);
  }

  /** The machine of a client of the flock threw. */
  failed(client: number, error: unknown): void {
    this.#tell(client, (pair) => pair.failed(error));
  }

  stop(): void {
    this.#over = true;
    for (const { twin } of this.#pairs) twin.stop();
  }

  #tell(client: number, say: (pair: Pair) => void): void {
    const pair = this.#byClient.get(client);
    if (pair === undefined || this.#over) return;
    say(pair);
    this.#touch(pair);
  }

  #touch(pair: Pair): void {
    if (!pair.touched) this.#touched.push(pair);
    pair.touched = true;
  }

  #leave(timerFired: boolean): void {
    this.#depth--;
    if (this.#depth === 0) this.#settle(timerFired);
  }

  /** The flock has come to rest: every twin whose client may have taken a step takes it, too. */
  #settle(timerFired: boolean): void {
    const nowMs = this.#options.timers.now();
    const isDue = nowMs >= this.#nextDueMs;
    if (this.#over || (!isDue && this.#touched.length === 0)) return;
    if (isDue) for (const pair of this.#pairs) if (pair.isDue(nowMs)) this.#touch(pair);
    for (const pair of this.#touched) this.#follow(pair, timerFired, nowMs);
    this.#touched = [];
    this.#nextDueMs = Math.min(...this.#pairs.map(({ twin }) => twin.nextDueMs));
  }

  #follow(pair: Pair, timerFired: boolean, nowMs: number): void {
    const { twin } = pair;
    const { steps } = twin;
    const difference = pair.follow(this.#options.flock(), timerFired, nowMs);
    if (this.#over) return;
    if (difference === undefined) {
      if (twin.steps > steps) this.#options.compared();
      return;
    }
    this.#over = true;
    this.#options.differed(twin.client, difference);
  }
}
