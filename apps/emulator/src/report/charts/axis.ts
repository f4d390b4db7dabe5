import { type Markup, markup } from '../html.ts';
import { clock } from '../format.ts';
import type { Marker } from './events.ts';
import { placeOf, timeTicks } from './time-axis.ts';

const laneHeight = 20;

/** The numbers of the events above the times; it stays in sight while the panels scroll by. */
export function timeAxis(horizonMs: number, markers: readonly Marker[]): Markup {
  const lanes = Math.max(0, ...markers.map(({ lane }) => lane + 1));
  const height = lanes * laneHeight + 20;
  return markup`<svg class="axis" height="${height}" aria-hidden="true">${markers.map((marker) =>
    number(marker, horizonMs, lanes),
  )}${times(horizonMs, height - 6)}</svg>`;
}

function number(marker: Marker, horizonMs: number, lanes: number): Markup {
  const x = placeOf(marker.fromMs, horizonMs);
  const y = (lanes - 1 - marker.lane) * laneHeight + 10;
  const shape = marker.harm
    ? markup`<rect x="${x}" y="${y - 8}" width="16" height="16" rx="2" transform="translate(-8)"/>`
    : markup`<circle cx="${x}" cy="${y}" r="8"/>`;
  return markup`<g class="marker ${marker.harm ? 'harm' : 'answer'}">${shape}<text x="${x}" y="${y}">${marker.number}</text></g>`;
}

function times(horizonMs: number, y: number): readonly Markup[] {
  return timeTicks(horizonMs).map(({ atMs, label }) => {
    const edge = atMs === 0 ? 'first' : atMs > 0.96 * horizonMs ? 'last' : 'between';
    return markup`<text class="time ${edge}" x="${placeOf(atMs, horizonMs)}" y="${y}">${label}</text>`;
  });
}

/** Lines through all panels: faint where times are, strong where something happens. */
export function timeRules(horizonMs: number, markers: readonly Marker[]): Markup {
  const at = (kind: string, x: string) =>
    markup`<line class="${kind}" x1="${x}" x2="${x}" y1="0" y2="100%"/>`;
  return markup`<svg class="rules" aria-hidden="true">${timeTicks(horizonMs).map(({ atMs }) =>
    at('tick', placeOf(atMs, horizonMs)),
  )}${markers.map(({ fromMs, harm }) => at(harm ? 'harm' : 'answer', placeOf(fromMs, horizonMs)))}</svg>`;
}

/** What the numbers stand for. */
export function eventList(markers: readonly Marker[]): Markup | null {
  if (markers.length === 0) return null;
  const items = markers.map(
    ({ number, fromMs, toMs, harm, notes }) =>
      markup`<li><span class="chip ${harm ? 'harm' : 'answer'}">${number}</span><span><time>${clock(fromMs)}${clock(toMs) === clock(fromMs) ? '' : `–${clock(toMs)}`}</time> ${notes.join('; ')}</span></li>`,
  );
  return markup`<ol class="events">${items}</ol>`;
}
