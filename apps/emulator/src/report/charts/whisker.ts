import type { Estimate } from '@squall/metrics';
import { type Markup, markup } from '../html.ts';
import { timeTicks } from './time-axis.ts';

export interface Whisker {
  readonly values: readonly (number | null)[];
  readonly estimate: Estimate | null;
  /** Right end of the scale, in the unit of the values. */
  readonly top: number;
  readonly label: string;
}

/** Where values end and the strip of those that never came about begins, as a share of the width. */
const neverFrom = 0.93;

/** Times on the scale: few, for it is narrow. */
export const ticksMax = 6;

const percent = (share: number) => `${Number((share * 100).toFixed(2))}%`;

/** A value as a place on the scale from 0 to `top`. */
export function placeWithin(value: number, top: number): string {
  return percent(Math.min(1, Math.max(0, value / top)) * neverFrom);
}

/** Each replication as a faint dot, their mean as a strong one with its interval; at the right, those that never did. */
export function whisker({ values, estimate, top, label }: Whisker): Markup {
  const x = (value: number) => placeWithin(value, top);
  const ticks = timeTicks(top, ticksMax).map(
    ({ atMs }) => markup`<line class="tick" x1="${x(atMs)}" x2="${x(atMs)}" y1="0" y2="100%"/>`,
  );
  const known = values.filter((value) => value !== null);
  const dots = known.map((value) => markup`<circle class="each" cx="${x(value)}" cy="50%" r="3"/>`);
  const never = known.length < values.length;
  return markup`<svg class="whisker" role="img" aria-label="${label}">${ticks}<line class="base" x1="0" x2="${percent(neverFrom)}" y1="50%" y2="50%"/>${dots}${estimate && mean(estimate, x)}${never && open()}</svg>`;
}

function mean({ mean: middle, halfWidth }: Estimate, x: (value: number) => string): Markup {
  const half = halfWidth ?? 0;
  return markup`${halfWidth !== null && markup`<line class="interval" x1="${x(middle - half)}" x2="${x(middle + half)}" y1="50%" y2="50%"/>`}<circle class="mean" cx="${x(middle)}" cy="50%" r="5"/>`;
}

/** An open ring: later than the run has lasted. */
function open(): Markup {
  return markup`<circle class="never" cx="${percent((1 + neverFrom) / 2)}" cy="50%" r="5"/>`;
}
