/** Guards at the boundary: one clear line that names the value and the way out. */

export function checkFinite(name: string, value: number): number {
  if (!Number.isFinite(value)) throw new RangeError(`${name} is ${value}: give a finite number`);
  return value;
}

export function checkPositive(name: string, value: number): number {
  if (!(value > 0 && value < Infinity))
    throw new RangeError(`${name} is ${value}: give a finite number above 0`);
  return value;
}

export function checkNotNegative(name: string, value: number): number {
  if (!(value >= 0 && value < Infinity))
    throw new RangeError(`${name} is ${value}: give a finite number of at least 0`);
  return value;
}

export function checkCount(name: string, value: number): number {
  if (!Number.isSafeInteger(value) || value < 0)
    throw new RangeError(`${name} is ${value}: give a whole number of at least 0`);
  return value;
}

/** Strictly between 0 and 1. */
export function checkShare(name: string, value: number): number {
  if (!(value > 0 && value < 1))
    throw new RangeError(`${name} is ${value}: give a number between 0 and 1, both excluded`);
  return value;
}
