import { setTimeout as pause } from 'node:timers/promises';

/** Steps of a run at least, so that its progress can be seen. */
const stepsMin = 200;

/** Real time between two steps of a paced run, ms: smooth to watch, and rare beside the steps' own cost. */
const tickMs = 50;

/** The host's time. */
export interface Wall {
  /** ms. */
  readonly now: () => number;
  readonly pause: (ms: number) => Promise<unknown>;
}

const realWall: Wall = { now: () => performance.now(), pause };

export interface PacedRun {
  readonly horizonMs: number;
  /** Virtual seconds per second; Infinity: as fast as it goes. */
  readonly pace: number;
  /** Until then there is nothing to see, and no reason to wait: virtual ms, 0 unless told. */
  readonly pacedFromMs?: number;
  /** Runs on to a moment of virtual time, ms. */
  readonly advance: (toMs: number) => void;
  readonly isCancelled: () => boolean;
}

/**
 * Runs to the horizon in steps between which the host's event loop turns, at most at the pace given: a step
 * that takes longer than it should is not made up for. Where the steps end has no effect on what happens.
 */
export async function runPaced(run: PacedRun, wall: Wall = realWall): Promise<void> {
  const { horizonMs, pace, pacedFromMs = 0, advance, isCancelled } = run;
  const longestMs = horizonMs / stepsMin;
  const pacedMs = Math.min(pace * tickMs, longestMs);
  let nowMs = 0;
  while (nowMs < horizonMs && !isCancelled()) {
    const isEarly = nowMs < pacedFromMs;
    const stepMs = isEarly ? longestMs : pacedMs;
    const startMs = wall.now();
    nowMs = Math.min(nowMs + stepMs, isEarly ? pacedFromMs : horizonMs);
    advance(nowMs);
    if (nowMs >= horizonMs) return;
    await wall.pause(isEarly ? 0 : Math.max(0, stepMs / pace - (wall.now() - startMs)));
  }
}
