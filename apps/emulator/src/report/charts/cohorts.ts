import type { Timeline } from '@squall/experiment';
import { humanise, share } from '../format.ts';
import { type Markup, markup } from '../html.ts';
import { legend, level, panel, path, scaleLabels } from './canvas.ts';
import type { Painter } from './painter.ts';
import { hueClass } from './palette.ts';
import { keepExtremes, pointsMax } from './thin.ts';

/** The share of each cohort that is online: who was hurt, and who was spared. */
export function cohortsPanel(timeline: Timeline, horizonMs: number, painter: Painter): Markup {
  const cohorts = Object.entries(timeline.onlineShare);
  const series = cohorts.map(([name, values]) => {
    const kept = keepExtremes(values, pointsMax);
    const take = (of: readonly number[]) => kept.map((i) => of[i] ?? 0);
    return { name, atMs: take(timeline.atMs), values: take(values) };
  });
  const paths = painter.lines({ horizonMs, top: 1 }, series);
  const lines = cohorts.map(([name], i) =>
    path(`line ${hueClass(i)} dash-${i % 4}`, paths.get(name)),
  );
  return markup`<div class="lane"><div class="name"><b>Online, by cohort</b></div>
    <div class="plots">${panel('middle', inWords(cohorts), [level('grid', 0.5), lines])}</div>
    ${scaleLabels(
      'middle',
      [0, 0.5, 1].map((height) => ({ height, text: share(height) })),
    )}</div>`;
}

function inWords(cohorts: readonly (readonly [string, readonly number[]])[]): string {
  const lows = cohorts.map(([name, values]) => {
    const least = values.reduce((low, value) => Math.min(low, value), 1);
    return `${name} ${share(least)}`;
  });
  return `Share of each cohort online over time. Lowest: ${lows.join(', ')}.`;
}

export function cohortLegend({ onlineShare }: Timeline): Markup {
  return legend(
    Object.keys(onlineShare).map((name, i) => ({
      text: humanise(name),
      kind: `line ${hueClass(i)} dash-${i % 4}`,
    })),
  );
}
