import { checkFinite } from './check.ts';

/** The value that a metric takes from a record; undefined when the record has none and is passed over. */
export type Reading<R> = (record: R) => number | undefined;

/** Takes a reading; a NaN would spoil a sum and vanish in a maximum, so it throws here. */
export function take<R>(reading: Reading<R>, record: R): number | undefined {
  const value = reading(record);
  return value === undefined ? undefined : checkFinite('the value of a record', value);
}
