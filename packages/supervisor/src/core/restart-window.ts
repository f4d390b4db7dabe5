/** How often a supervisor may restart: at most `intensity` times in `periodMs` (whole seconds). */
export interface RestartLimit {
  readonly intensity: number;
  readonly periodMs: number;
}

/** The restarts that still count, newest first, in whole seconds of the clock. */
export type RestartStamps = readonly number[];

const MS_PER_SECOND = 1000;

/**
 * Adds one restart to the window. OTP counts in whole seconds (floor) and keeps a stamp that is
 * exactly one period old, so the real window is between one period and one period and a second.
 */
export function addRestart(
  stamps: RestartStamps,
  nowMs: number,
  limit: RestartLimit,
): RestartStamps {
  const nowS = Math.floor(nowMs / MS_PER_SECOND);
  const oldestS = nowS - limit.periodMs / MS_PER_SECOND;
  return [nowS, ...stamps.filter((stampS) => stampS >= oldestS)];
}

/** Whether the newest restart was one too many. */
export function isExceeded(stamps: RestartStamps, limit: RestartLimit): boolean {
  return stamps.length > limit.intensity;
}
