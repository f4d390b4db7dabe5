import { Observable, type OperatorFunction, type SchedulerLike, type Subscriber } from 'rxjs';
import { checkPositive } from './check.ts';
import { type Fold, nextSpan } from './fold.ts';

/** The value of a fold over the records with fromMs <= time < toMs. Plain JSON when the value is. */
export interface MetricWindow<V> {
  readonly fromMs: number;
  readonly toMs: number;
  readonly value: V;
}

export interface WindowOptions {
  readonly windowMs: number;
  /** Gives the virtual time; never the default scheduler, which would read the wall clock. */
  readonly scheduler: SchedulerLike;
}

/**
 * One window after another from the moment of subscription, empty ones included. The last one is closed, short as it
 * may be, when the source completes; one of no length is emitted only when it holds a record, so that no record is
 * lost. An error of the source passes through and closes nothing.
 *
 * Keeps one timer in the scheduler until the source ends: run to a horizon, not until the calendar is empty.
 *
 * @throws RangeError when windowMs is not a finite number above 0
 */
export function windows<S, R, V>(
  fold: Fold<S, R, V>,
  { windowMs, scheduler }: WindowOptions,
): OperatorFunction<R, MetricWindow<V>> {
  checkPositive('windowMs', windowMs);
  return (source) =>
    new Observable((subscriber) => {
      const cutter = new Cutter(fold, windowMs, scheduler, subscriber);
      subscriber.add(source.subscribe(cutter));
      cutter.wait();
    });
}

class Cutter<S, R, V> {
  readonly #fold: Fold<S, R, V>;
  readonly #windowMs: number;
  readonly #scheduler: SchedulerLike;
  readonly #subscriber: Subscriber<MetricWindow<V>>;
  readonly #originMs: number;
  #closed = 0;
  #state: S;
  #hasRecords = false;

  constructor(
    fold: Fold<S, R, V>,
    windowMs: number,
    scheduler: SchedulerLike,
    subscriber: Subscriber<MetricWindow<V>>,
  ) {
    this.#fold = fold;
    this.#windowMs = windowMs;
    this.#scheduler = scheduler;
    this.#subscriber = subscriber;
    this.#originMs = scheduler.now();
    this.#state = fold.start(this.#originMs);
  }

  // Arrow properties: RxJS takes this object for an observer and may detach its methods.
  readonly next = (record: R): void => {
    this.#guard(() => {
      // At a boundary the record may come before the timer of the same instant: close first, so that ties do not matter.
      this.#closeUntil(this.#scheduler.now());
      this.#state = this.#fold.step(this.#state, record);
      this.#hasRecords = true;
    });
  };

  readonly error = (error: unknown): void => this.#subscriber.error(error);

  readonly complete = (): void => {
    this.#guard(() => {
      const nowMs = this.#scheduler.now();
      this.#closeUntil(nowMs);
      if (nowMs > this.#edgeMs(0) || this.#hasRecords) this.#close(nowMs);
      this.#subscriber.complete();
    });
  };

  /** Arms the timer of the open window's end. */
  wait(): void {
    const subscriber = this.#subscriber;
    if (subscriber.closed) return;
    const timer = this.#scheduler.schedule(
      () => {
        subscriber.remove(timer);
        this.#guard(() => this.#closeUntil(this.#scheduler.now()));
        this.wait();
      },
      this.#edgeMs(1) - this.#scheduler.now(),
    );
    subscriber.add(timer);
  }

  /** Edges are multiples, not sums: sums of 0.1 drift. */
  #edgeMs(ahead: number): number {
    return this.#originMs + (this.#closed + ahead) * this.#windowMs;
  }

  #closeUntil(nowMs: number): void {
    while (this.#edgeMs(1) <= nowMs && !this.#subscriber.closed) this.#close(this.#edgeMs(1));
  }

  /** Opens the next window before it speaks of the last one: whoever hears of it may cause records at once. */
  #close(toMs: number): void {
    const fromMs = this.#edgeMs(0);
    const value = this.#fold.read(this.#state, toMs);
    this.#state = nextSpan(this.#fold, this.#state, toMs);
    this.#hasRecords = false;
    this.#closed++;
    this.#subscriber.next({ fromMs, toMs, value });
  }

  /** An error of the fold ends the stream: thrown here, RxJS would throw it again from a real timer. */
  #guard(work: () => void): void {
    try {
      work();
    } catch (error) {
      this.#subscriber.error(error);
    }
  }
}
