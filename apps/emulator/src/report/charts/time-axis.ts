import { clock } from '../format.ts';

export interface Tick {
  readonly atMs: number;
  readonly label: string;
}

const second = 1000;
const minute = 60 * second;
const hour = 60 * minute;
/** Steps that people count time in. */
const steps = [
  ...[1, 2, 5, 10, 15, 30].map((s) => s * second),
  ...[1, 2, 3, 5, 10, 15, 20, 30].map((min) => min * minute),
  ...[1, 2, 3, 6, 12, 24, 48, 96, 240].map((h) => h * hour),
];

/** Whole seconds are shown up to two hours: `12:30`; hours and minutes beyond: `3:00 h`. */
function label(atMs: number, horizonMs: number): string {
  if (horizonMs <= 2 * hour) return clock(atMs);
  const minutes = Math.round(atMs / minute);
  return `${Math.floor(minutes / 60)}:${String(minutes % 60).padStart(2, '0')} h`;
}

/** Ticks from 0 to the horizon at a step that people count in; at most seven, so that they fit on a phone. */
export function timeTicks(horizonMs: number, ticksMax = 7): readonly Tick[] {
  const step = steps.find((candidate) => horizonMs / candidate <= ticksMax - 1) ?? horizonMs;
  const count = Math.floor(horizonMs / step) + 1;
  return Array.from({ length: count }, (_, i) => ({
    atMs: i * step,
    label: label(i * step, horizonMs),
  }));
}

/** A moment as a place on the axis, `23.4%`, held within it. */
export function placeOf(atMs: number, horizonMs: number): string {
  const at = horizonMs > 0 ? Math.min(1, Math.max(0, atMs / horizonMs)) : 0;
  return `${Number((at * 100).toFixed(2))}%`;
}
