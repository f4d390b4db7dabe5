/** One line for each way of asking the calendar for something that cannot be. */

export const delayError = (delayMs: number): RangeError =>
  new RangeError(`delayMs is ${delayMs}: give a finite number of at least 0 (ms)`);

export const dueError = (dueMs: number, nowMs: number): RangeError =>
  new RangeError(`dueMs is ${dueMs}: give a finite time of at least now, ${nowMs} (ms)`);

export const fullError = (pendingMax: number): RangeError =>
  new RangeError(`${pendingMax} events are pending, the most a calendar holds: cancel or run some`);

/** Time never moves back, and a run needs an end. */
export function checkHorizon(untilMs: number, nowMs: number): void {
  if (untilMs >= nowMs && untilMs < Infinity) return;
  throw new RangeError(`untilMs is ${untilMs}: give a finite time of at least now, ${nowMs} (ms)`);
}

/** Virtual time starts anywhere but outside the numbers. */
export function checkStart(startMs: number): void {
  if (Number.isFinite(startMs)) return;
  throw new RangeError(`startMs is ${startMs}: give a finite number (ms)`);
}

/** A bucket has a width. */
export function checkTick(tickMs: number): void {
  if (tickMs > 0 && tickMs < Infinity) return;
  throw new RangeError(`tickMs is ${tickMs}: give a positive number (ms)`);
}
