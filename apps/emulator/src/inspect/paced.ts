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
  /** Runs on to a moment of virtual time, ms. */
  readonly advance: (toMs: number) => void;
  readonly isCancelled: () => boolean;
}

/**
 * Runs to the horizon in steps between which the host's event loop turns, at most at the pace given: a step
 * that takes longer than it should is not made up for. Where the steps end has no effect on what happens.
 */
export async function runPaced(run: PacedRun, wall: Wall = realWall): Promise<void> {
  const { horizonMs, pace, advance, isCancelled } = run;
  const stepMs = Math.min(pace * tickMs, horizonMs / stepsMin);
  for (let toMs = stepMs; !isCancelled(); toMs += stepMs) {
    const startMs = wall.now();
    advance(Math.min(toMs, horizonMs));
    if (toMs >= horizonMs) return;
    await wall.pause(Math.max(0, stepMs / pace - (wall.now() - startMs)));
  }
}
