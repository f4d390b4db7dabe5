/** Checks at the boundary: one line that names the value and the way out. */

export function checkWhole(name: string, value: number, least: number, most = Infinity): void {
  if (Number.isSafeInteger(value) && value >= least && value <= most) return;
  const range = most === Infinity ? `of at least ${least}` : `from ${least} to ${most}`;
  throw new RangeError(`${name} is ${value}: give a whole number ${range}`);
}

/** A finite number between two others, both included. */
export function checkBetween(name: string, value: number, least: number, most = Infinity): void {
  if (value >= least && value <= most && value < Infinity) return;
  const range = most === Infinity ? `of at least ${least}` : `from ${least} to ${most}`;
  throw new RangeError(`${name} is ${value}: give a finite number ${range}`);
}

export function checkPositive(name: string, value: number): void {
  if (value > 0 && value < Infinity) return;
  throw new RangeError(`${name} is ${value}: give a finite number above 0`);
}

/** Two thresholds with room between them: without it a signal that trembles about one moves its actor back and forth. */
export function checkApart(
  [lowName, low]: readonly [string, number],
  [highName, high]: readonly [string, number],
): void {
  if (low < high) return;
  throw new RangeError(`${lowName} is ${low}: give less than ${highName}, ${high}`);
}
