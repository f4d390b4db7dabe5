/** How often a supervisor may restart: at most `intensity` times in `periodMs` (whole seconds). */
export interface RestartLimit {
  readonly intensity: number;
  readonly periodMs: number;
}

/**
 * The restarts that still count, by whole seconds of the clock, oldest first. Counted, not listed: a
 * burst of a thousand restarts in one second is one entry, so adding to it costs as much as to any.
 */
export interface RestartStamps {
  readonly total: number;
  readonly seconds: readonly { readonly atS: number; readonly count: number }[];
}

export const NO_RESTARTS: RestartStamps = { total: 0, seconds: [] };

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
  const seconds = stillCounting(stamps, nowMs, limit);
  const nowS = secondOf(nowMs);
  const last = seconds.at(-1);
  const isSame = last?.atS === nowS;
  const newest = { atS: nowS, count: isSame ? last.count + 1 : 1 };
  return totalled([...(isSame ? seconds.slice(0, -1) : seconds), newest]);
}

/** How many restarts would still count now. */
export function countRestarts(stamps: RestartStamps, nowMs: number, limit: RestartLimit): number {
  return totalled(stillCounting(stamps, nowMs, limit)).total;
}

/** Whether the newest restart was one too many. */
export function isExceeded(stamps: RestartStamps, limit: RestartLimit): boolean {
  return stamps.total > limit.intensity;
}

function stillCounting(
  { seconds }: RestartStamps,
  nowMs: number,
  { periodMs }: RestartLimit,
): RestartStamps['seconds'] {
  const oldestS = secondOf(nowMs) - periodMs / MS_PER_SECOND;
  return seconds.filter(({ atS }) => atS >= oldestS);
}

function totalled(seconds: RestartStamps['seconds']): RestartStamps {
  return { total: seconds.reduce((sum, { count }) => sum + count, 0), seconds };
}

function secondOf(ms: number): number {
  return Math.floor(ms / MS_PER_SECOND);
}
