import type { Timeline } from '@squall/experiment';
import { share } from '../format.ts';
import type { Markup } from '../html.ts';
import { level, panel, path } from './canvas.ts';
import { isHarm } from './events.ts';
import { type Painter, canvas } from './painter.ts';
import { keepExtremes } from './thin.ts';

/** A sparkline is a few hundred pixels wide. */
const sparkPointsMax = 160;

/** Everybody's share online in one small picture; all variants have the same axes, so that they can be compared. */
export function sparkPanel(timeline: Timeline, horizonMs: number, painter: Painter): Markup {
  const values = onlineShares(timeline);
  const kept = keepExtremes(values, sparkPointsMax);
  const series = {
    name: 'online',
    atMs: kept.map((i) => timeline.atMs[i] ?? 0),
    values: kept.map((i) => values[i] ?? 0),
  };
  const frame = { horizonMs, top: 1 };
  const area = painter.areas(frame, [series]).get('online');
  const line = painter.lines(frame, [series]).get('online');
  const least = values.reduce((low, value) => Math.min(low, value), 1);
  const words = `Share of all clients online over time: ${share(least)} at the lowest, ${share(values.at(-1) ?? 0)} at the end.`;
  return panel('spark', words, [
    level('grid', 1),
    path('fill state-online', area),
    trigger(timeline, horizonMs),
    path('line online', line),
  ]);
}

/** A line where the first thing goes wrong. */
function trigger({ annotations }: Timeline, horizonMs: number): Markup | null {
  const first = annotations.find(({ kind }) => isHarm(kind));
  if (first === undefined) return null;
  const x = Math.round((first.atMs / horizonMs) * canvas.width);
  return path('trigger', `M${x} 0v${canvas.height}`);
}

function onlineShares({ clients, atMs }: Timeline): readonly number[] {
  const states = Object.values(clients);
  return atMs.map((_, i) => {
    const all = states.reduce((sum, values) => sum + (values[i] ?? 0), 0);
    return all > 0 ? (clients['online']?.[i] ?? 0) / all : 0;
  });
}
