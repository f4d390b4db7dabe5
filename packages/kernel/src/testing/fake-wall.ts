import type { Wall } from '../real-time.ts';

interface Sleeper {
  readonly dueMs: number;
  readonly task: () => void;
}

/** A wall clock that a test moves by hand, or that a slow task moves while it works. */
export class FakeWall implements Wall {
  private timeMs = 1_700_000_000_000;
  private sleepers: readonly Sleeper[] = [];

  now(): number {
    return this.timeMs;
  }

  setTimeout(task: () => void, delayMs: number): unknown {
    const sleeper = { dueMs: this.timeMs + delayMs, task };
    this.sleepers = [...this.sleepers, sleeper].toSorted((a, b) => a.dueMs - b.dueMs);
    return sleeper;
  }

  clearTimeout(id: unknown): void {
    this.sleepers = this.sleepers.filter((sleeper) => sleeper !== id);
  }

  get timers(): number {
    return this.sleepers.length;
  }

  /** Time passes while a task works, so that timers come late; negative when the clock is set back. */
  pass(durationMs: number): void {
    this.timeMs += durationMs;
  }

  /** Lets time pass and wakes whoever is due on the way. */
  advance(durationMs: number): void {
    const endMs = this.timeMs + durationMs;
    for (let next = this.sleepers[0]; next && next.dueMs <= endMs; next = this.sleepers[0]) {
      this.clearTimeout(next);
      this.timeMs = Math.max(this.timeMs, next.dueMs);
      next.task();
    }
    this.timeMs = Math.max(this.timeMs, endMs);
  }
}
