import type { Timeline } from '@squall/experiment';
import { count, humanise } from '../format.ts';
import { type Markup, markup } from '../html.ts';
import { type Label, legend, panel, path, scaleLabels } from './canvas.ts';
import type { Painter } from './painter.ts';
import { stackOrder, stateClass } from './palette.ts';
import { keepExtremes, pointsMax } from './thin.ts';

/** All clients by state, stacked: what is missing from the bottom layer is the outage. */
export function clientsPanel(timeline: Timeline, horizonMs: number, painter: Painter): Markup {
  const states = stackOrder(Object.keys(timeline.clients)).filter((state) =>
    timeline.clients[state]?.some((clients) => clients > 0),
  );
  const all = clientsIn(timeline);
  const kept = keepExtremes(timeline.clients['online'] ?? timeline.atMs, pointsMax);
  const take = (values: readonly number[]) => kept.map((i) => values[i] ?? 0);
  const atMs = take(timeline.atMs);
  const series = states.map((name) => ({ name, atMs, values: take(timeline.clients[name] ?? []) }));
  const paths = painter.stack({ horizonMs, top: all }, series);
  const areas = states.map((state) => path(`fill ${stateClass(state, states)}`, paths.get(state)));
  return markup`<div class="lane"><div class="name"><b>Clients by state</b></div>
    <div class="plots">${panel('tall', inWords(timeline, all), areas)}</div>
    ${scaleLabels('tall', halves(all))}</div>`;
}

/** Everybody; the states of a window add up to it. */
function clientsIn({ clients, atMs }: Timeline): number {
  const last = atMs.length - 1;
  return Math.max(
    1,
    Object.values(clients).reduce((sum, values) => sum + (values[last] ?? 0), 0),
  );
}

function halves(all: number): readonly Label[] {
  return [0, 0.5, 1].map((height) => ({ height, text: count(Math.round(all * height)) }));
}

function inWords({ clients, atMs }: Timeline, all: number): string {
  const online = clients['online'] ?? [];
  const fewest = online.reduce((least, value) => Math.min(least, value), all);
  const last = online[atMs.length - 1] ?? 0;
  return `Clients by state over time: of ${count(all)} clients, ${count(fewest)} are online at the lowest and ${count(last)} at the end.`;
}

/** The states that clients are ever in, in any of the timelines: the same legend above every stack. */
export function stateLegend(timelines: readonly Timeline[]): Markup {
  const seen = new Set(
    timelines.flatMap(({ clients }) =>
      Object.keys(clients).filter((state) => clients[state]?.some((value) => value > 0)),
    ),
  );
  const states = stackOrder([...seen]);
  return legend(
    states.map((state) => ({ text: humanise(state), kind: `fill ${stateClass(state, states)}` })),
  );
}
