/** Checks at the boundary: one line that names the value and the way out. */
import { timerMaxMs } from './limits.ts';

/** As JSON, save what JSON cannot say. */
const show = (value: unknown): string =>
  typeof value === 'number' ? String(value) : (JSON.stringify(value) ?? typeof value);

export const wrong = (name: string, value: unknown, wayOut: string): RangeError =>
  new RangeError(`${name} is ${show(value)}: ${wayOut}`);

const isNumber = (value: unknown, min: number, max: number): value is number =>
  typeof value === 'number' && value >= min && value <= max;

/** A time that something lasts: 0 is allowed. */
export function checkDelay(name: string, value: unknown): void {
  if (isNumber(value, 0, timerMaxMs)) return;
  throw wrong(name, value, `give a number from 0 to ${timerMaxMs} (ms)`);
}

/** A time that something lasts, and 0 would make no sense. */
export function checkDuration(name: string, value: unknown): void {
  if (isNumber(value, Number.MIN_VALUE, timerMaxMs)) return;
  throw wrong(name, value, `give a number above 0, at most ${timerMaxMs} (ms)`);
}

export function checkAtLeast(name: string, value: unknown, min: number): void {
  if (isNumber(value, min, Number.MAX_VALUE)) return;
  throw wrong(name, value, `give a finite number of at least ${min}`);
}

export function checkBetween(name: string, value: unknown, min: number, max: number): void {
  if (isNumber(value, min, max)) return;
  throw wrong(name, value, `give a number from ${min} to ${max}`);
}

export function checkShareAbove0(name: string, value: unknown): void {
  if (isNumber(value, Number.MIN_VALUE, 1)) return;
  throw wrong(name, value, 'give a number above 0, at most 1');
}

export function checkAbove0(name: string, value: unknown): void {
  if (isNumber(value, Number.MIN_VALUE, Number.MAX_VALUE)) return;
  throw wrong(name, value, 'give a finite number above 0');
}

export function checkWhole(name: string, value: unknown, min: number): void {
  if (isNumber(value, min, Number.MAX_SAFE_INTEGER) && Number.isInteger(value)) return;
  throw wrong(name, value, `give a whole number of at least ${min}`);
}

export function checkUint32(name: string, value: unknown): void {
  if (isNumber(value, 0, 0xffff_ffff) && Number.isInteger(value)) return;
  throw wrong(name, value, 'give a whole number from 0 to 4294967295');
}

export function checkBoolean(name: string, value: unknown): void {
  if (typeof value === 'boolean') return;
  throw wrong(name, value, 'give true or false');
}

export function checkFlag(name: string, value: unknown): void {
  if (value === 0 || value === 1) return;
  throw wrong(name, value, 'give 0 or 1');
}

export function checkOneOf(name: string, value: unknown, known: readonly string[]): void {
  if (typeof value === 'string' && known.includes(value)) return;
  throw wrong(name, value, `give one of ${known.join(', ')}`);
}

export function checkObject(name: string, value: unknown, wayOut: string): void {
  if (typeof value === 'object' && value !== null) return;
  throw wrong(name, value, wayOut);
}
