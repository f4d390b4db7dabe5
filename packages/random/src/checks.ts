/** Checks at the boundary: one line that names the value and the way out. */

export function checkUint32(name: string, value: number): void {
  if (value >>> 0 === value) return;
  throw new RangeError(`${name} is ${value}: give a whole number from 0 to 4294967295`);
}

export function checkFinite(name: string, value: number): void {
  if (Number.isFinite(value)) return;
  throw new RangeError(`${name} is ${value}: give a finite number`);
}

export function checkAtLeastZero(name: string, value: number): void {
  if (value >= 0 && value < Infinity) return;
  throw new RangeError(`${name} is ${value}: give a finite number of at least 0`);
}

export function checkPositive(name: string, value: number): void {
  if (value > 0 && value < Infinity) return;
  throw new RangeError(`${name} is ${value}: give a finite number above 0`);
}

/** A spread of 0 is a constant, which has a name of its own. */
export function checkSpread(value: number): void {
  if (value > 0 && value < Infinity) return;
  throw new RangeError(`cv2 is ${value}: give a finite number above 0, or use deterministic(mean)`);
}
