import type { Kernel } from './kernel.ts';

/** The world's own clock, given as a port: ms from any origin, and a timer. */
export interface Wall {
  now(): number;
  setTimeout(task: () => void, delayMs: number): unknown;
  clearTimeout(id: unknown): void;
}

/** How a kernel is tied to the wall. */
export interface RealTimeOptions {
  /** The virtual time at which the run ends (ms); Infinity runs until stopped. */
  readonly untilMs: number;
  /** Virtual ms per wall ms; 1 unless told. */
  readonly speed?: number;
  readonly wall: Wall;
}

/** A run in progress. */
export interface RealTimeRun {
  /** Fulfilled at the horizon or after a stop; rejected with what a task threw. */
  readonly done: Promise<void>;
  /** Ends the run where it is; `done` is fulfilled. */
  stop(): void;
}

/** The longest sleep, wall ms: what others schedule meanwhile is noticed no later than this. */
const SLEEP_MAX_MS = 100;

/** How long a late run works before it lets the host breathe, wall ms. */
const SLICE_MS = 20;

/** Executes a kernel's events when the wall says that they are due. */
class PacedRun implements RealTimeRun {
  readonly done: Promise<void>;
  private fulfil: () => void = () => undefined;
  private reject: (error: unknown) => void = () => undefined;
  private timer: unknown;
  private awake = false;
  private ended = false;
  private readonly originMs: number;
  private readonly wallOriginMs: number;
  private readonly kernel: Kernel;
  private readonly untilMs: number;
  private readonly speed: number;
  private readonly wall: Wall;

  constructor(kernel: Kernel, { untilMs, speed = 1, wall }: RealTimeOptions) {
    this.kernel = kernel;
    this.untilMs = untilMs;
    this.speed = speed;
    this.wall = wall;
    this.originMs = kernel.now();
    this.wallOriginMs = wall.now();
    this.done = new Promise((fulfil, reject) => {
      this.fulfil = fulfil;
      this.reject = reject;
    });
    this.sleep(0);
  }

  /** Inside a task, `done` waits for the task: it may still throw. */
  stop(): void {
    if (this.ended) return;
    this.ended = true;
    this.wall.clearTimeout(this.timer);
    if (!this.awake) this.fulfil();
  }

  private readonly wake = (): void => {
    this.awake = true;
    try {
      this.advance();
      if (this.ended) this.fulfil();
    } catch (error) {
      this.ended = true;
      this.reject(error);
    }
    this.awake = false;
  };

  private advance(): void {
    const targetMs = Math.min(this.wallAsVirtualMs(), this.untilMs);
    const caughtUp = this.executeUntil(targetMs);
    if (this.ended) return;
    if (!caughtUp) return this.sleep(0);
    // The wall may have been set back; now never is.
    if (targetMs > this.kernel.now()) this.kernel.runUntil(targetMs);
    if (targetMs === this.untilMs) this.ended = true;
    else this.sleepUntil(this.kernel.nextDueMs());
  }

  /** Executes what is due before the target; false when the slice ended first. */
  private executeUntil(targetMs: number): boolean {
    const sliceEndMs = this.wall.now() + SLICE_MS;
    while (this.kernel.nextDueMs() < targetMs) {
      this.kernel.step();
      if (this.kernel.stopped) this.ended = true;
      if (this.ended) return true;
      if (this.wall.now() > sliceEndMs) return false;
    }
    return true;
  }

  /** Whole ms, one past the due time: hosts' timers are no finer, and what is due must lie behind. */
  private sleepUntil(dueMs: number): void {
    const virtualMs = Math.min(dueMs, this.untilMs) - this.wallAsVirtualMs();
    this.sleep(Math.max(1, Math.min(SLEEP_MAX_MS, Math.floor(virtualMs / this.speed) + 1)));
  }

  private sleep(delayMs: number): void {
    this.timer = this.wall.setTimeout(this.wake, delayMs);
  }

  private wallAsVirtualMs(): number {
    return this.originMs + (this.wall.now() - this.wallOriginMs) * this.speed;
  }
}

/**
 * Runs a kernel against a wall clock: the same events in the same order, each when its time has come.
 * A machine too slow for that falls behind and catches up in slices; no event is skipped.
 * `kernel.stop()` ends the run like `stop()` of the result.
 * @throws RangeError when `untilMs` lies in the past or is NaN, or `speed` is not above 0 and finite
 */
export function runRealTime(kernel: Kernel, options: RealTimeOptions): RealTimeRun {
  const { untilMs, speed = 1 } = options;
  if (!(untilMs >= kernel.now())) {
    throw new RangeError(
      `untilMs is ${untilMs}: give a time of at least now, ${kernel.now()} (ms)`,
    );
  }
  if (!(speed > 0 && speed < Infinity)) {
    throw new RangeError(
      `speed is ${speed}: give a finite number above 0 (virtual ms per wall ms)`,
    );
  }
  return new PacedRun(kernel, options);
}
