/** Checks at the boundary: one line that names the value and the way out. */

export function checkWhole(name: string, value: number, least: number): void {
  if (Number.isSafeInteger(value) && value >= least) return;
  throw new RangeError(`${name} is ${value}: give a whole number of at least ${least}`);
}

export function checkAtLeast(name: string, value: number, least: number): void {
  if (value >= least && value < Infinity) return;
  throw new RangeError(`${name} is ${value}: give a finite number of at least ${least}`);
}

export function checkPositive(name: string, value: number): void {
  if (value > 0 && value < Infinity) return;
  throw new RangeError(`${name} is ${value}: give a finite number above 0`);
}

/** A share of something: above 0, at most 1. */
export function checkShare(name: string, value: number): void {
  if (value > 0 && value <= 1) return;
  throw new RangeError(`${name} is ${value}: give a number above 0 and at most 1`);
}

export function checkProbability(name: string, value: number): void {
  if (value >= 0 && value <= 1) return;
  throw new RangeError(`${name} is ${value}: give a number from 0 to 1`);
}

/** For values that arrive as JSON, where a union type promises nothing. */
export function checkOneOf(name: string, value: unknown, allowed: readonly string[]): void {
  if (typeof value === 'string' && allowed.includes(value)) return;
  throw new RangeError(`${name} is ${String(value)}: give ${allowed.join(' or ')}`);
}

export function checkUint32(name: string, value: number): void {
  if (value >>> 0 === value) return;
  throw new RangeError(`${name} is ${value}: give a whole number from 0 to 4294967295`);
}
