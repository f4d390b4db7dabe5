import { InputError } from '@squall/cluster';
import * as z from 'zod';

/** Evenly spaced values, both ends among them; of a count of 1, `from` alone. */
export interface LinearRange {
  readonly from: number;
  readonly to: number;
  readonly count: number;
}

/** One axis of a phase diagram: what its values are called, and which of them are run unless others are asked for. */
export interface MapAxis extends LinearRange {
  readonly label: string;
  /** Of the values, such as `1/s` or `s`; `share`: from 0 to 1, said in per cent. */
  readonly unit: string;
}

/** An axis as it is drawn. */
export interface AxisValues extends Pick<MapAxis, 'label' | 'unit'> {
  /** Rising. */
  readonly values: readonly number[];
}

/** So many values on an axis at most: a map has the square of it. */
const countMax = 100;

const text = z.string().min(1, 'give a sentence');

export const axisFields = {
  label: text,
  unit: text,
  from: z.number(),
  to: z.number(),
  count: z.int().min(1).max(countMax),
};

/** @throws InputError when the range is none, naming where it stands */
export function checkRange(at: string, { from, to, count }: LinearRange): void {
  const given = `${at} is ${from}..${to}/${count}`;
  if (!Number.isInteger(count) || count < 1 || count > countMax)
    throw new InputError(`${given}: give a whole number of values from 1 to ${countMax}`);
  if (count > 1 && !(from < to))
    throw new InputError(`${given}: give a first value below the last one`);
}

/** Twelve digits say what was meant: 0.3, where sums of binary fractions come to 0.30000000000000004. */
const asMeant = (value: number): number => Number(value.toPrecision(12));

/** The values of a range, rising. */
export function valuesOf({ from, to, count }: LinearRange): readonly number[] {
  const step = count > 1 ? (to - from) / (count - 1) : 0;
  return Array.from({ length: count }, (_, i) => asMeant(i < count - 1 ? from + i * step : to)).map(
    (value) => (count === 1 ? asMeant(from) : value),
  );
}
