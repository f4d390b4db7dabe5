import type { Comparison, TableFigure } from '@squall/experiment';

const fixed = '\u00A0';
const format = (digits: number) =>
  new Intl.NumberFormat('en-GB', { maximumSignificantDigits: digits, useGrouping: true });
const formats = new Map([3, 5, 7].map((digits) => [digits, format(digits)]));

/** A figure with so many digits that count: `4,901.2`; a very small one with its power of ten: `5e-10`. */
export function figureInWords(value: number, digits: 3 | 5 | 7): string {
  if (value !== 0 && Math.abs(value) < 1e-5) return String(Number(value.toPrecision(digits)));
  return (formats.get(digits) ?? format(digits)).format(value);
}

/** As it was published, and over how many runs. */
export function theirsInWords({ mean, runs }: Comparison): string {
  const n = runs === undefined ? '' : ` (${runs}${fixed}${runs === 1 ? 'run' : 'runs'})`;
  return `${figureInWords(mean, 7)}${n}`;
}

export interface Ours {
  readonly mean: string;
  /** 95 % interval; empty where nothing varied or one run says nothing about it. */
  readonly interval: string;
  readonly runs: number;
}

/** Our mean, and where the true one lies with a confidence of 95 %. */
export function oursInWords({ estimate }: Pick<TableFigure, 'estimate'>): Ours {
  if (estimate === null) return { mean: 'never', interval: '', runs: 0 };
  const { mean, halfWidth, count } = estimate;
  const interval = halfWidth
    ? `${figureInWords(mean - halfWidth, 5)} to ${figureInWords(mean + halfWidth, 5)}`
    : '';
  return { mean: figureInWords(mean, 5), interval, runs: count };
}

export const allowedInWords = ({ allowed }: Comparison): string =>
  allowed === 0 ? 'exact' : `±${fixed}${figureInWords(allowed, 3)}`;

export type Within = 'within' | 'outside' | 'not comparable';

export function withinInWords({ within, notComparable }: Comparison): Within {
  if (notComparable !== undefined) return 'not comparable';
  return within ? 'within' : 'outside';
}
