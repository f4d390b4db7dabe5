/**
 * Which of many points to draw, at most `limit`: the first, the last, and the least and the greatest of every stretch
 * between, so that a spike of one window is still there and a dip too.
 */
export function keepExtremes(values: readonly number[], limit: number): readonly number[] {
  const last = values.length - 1;
  if (values.length <= limit) return values.map((_, i) => i);
  const stretches = Math.max(1, Math.floor((limit - 2) / 2));
  const kept = new Set([0, last]);
  for (let stretch = 0; stretch < stretches; stretch++) {
    const from = Math.floor((stretch * values.length) / stretches);
    const to = Math.floor(((stretch + 1) * values.length) / stretches);
    for (const i of extremesOf(values, from, to)) kept.add(i);
  }
  return [...kept].sort((a, b) => a - b);
}

function extremesOf(values: readonly number[], from: number, to: number): readonly number[] {
  let least = from;
  let greatest = from;
  for (let i = from; i < to; i++) {
    if ((values[i] ?? 0) < (values[least] ?? 0)) least = i;
    if ((values[i] ?? 0) > (values[greatest] ?? 0)) greatest = i;
  }
  return [least, greatest];
}

/** Points that one series is drawn with at most. */
export const pointsMax = 240;
