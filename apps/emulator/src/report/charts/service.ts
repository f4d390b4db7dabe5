import type { ServiceSeries } from '@squall/experiment';
import { greatest } from '../context.ts';
import { count, humanise, rate, share } from '../format.ts';
import { type Markup, markup } from '../html.ts';
import { type Label, level, panel, path, scaleLabels } from './canvas.ts';
import type { Painter } from './painter.ts';
import { keepExtremes, pointsMax } from './thin.ts';

export interface ServicePanel {
  readonly series: ServiceSeries;
  readonly atMs: readonly number[];
  readonly horizonMs: number;
  /** Greatest load of this service anywhere, as a multiple of its capacity. */
  readonly peak: number;
  /** Class of its colour. */
  readonly hue: string;
  readonly painter: Painter;
}

/** Names one shared moment for each point that is kept. */
function thinned(name: string, atMs: readonly number[], values: readonly number[]) {
  const kept = keepExtremes(values, pointsMax);
  return { name, atMs: kept.map((i) => atMs[i] ?? 0), values: kept.map((i) => values[i] ?? 0) };
}

/** One service of one cell: attempts against goodput above, how full and how busy it is below. */
export function servicePanel(request: ServicePanel): Markup {
  const { series } = request;
  const most = greatest(series.attemptsPerSecond);
  const { capacityPerSecond: capacity, queueCapacity } = series;
  return markup`<div class="lane"><div class="name"><b>${humanise(series.service)}</b>
      <span>up to ${rate(Number(most.toPrecision(3)))}</span>
      ${capacity > 0 && markup`<span>${ofCapacity(most / capacity)}</span>`}
      <span>${Number.isFinite(queueCapacity) ? `queue of ${count(queueCapacity)}` : 'unbounded queue'}</span></div>
    <div class="plots">${ratesPanel(request)}${queuePanel(request)}</div>
    <div class="scales">${ratesScale(request)}${scaleLabels('low', [{ text: share(1), height: 1 }])}</div></div>`;
}

/** From its capacity on, load is a multiple of it: `7× capacity`, `58 % of capacity`. */
function ofCapacity(load: number): string {
  return load < 1
    ? `${Math.round(load * 100)}\u202F% of capacity`
    : `${count(Number(load.toPrecision(2)))}× capacity`;
}

/** Upper end of the scale of rates: the same multiple of capacity wherever this service is drawn. */
function topOf({ series, peak }: ServicePanel): number {
  const { capacityPerSecond, attemptsPerSecond, goodputPerSecond } = series;
  if (capacityPerSecond > 0) return capacityPerSecond * peak;
  return Math.max(1, greatest([...attemptsPerSecond, ...goodputPerSecond]));
}

const rootOf = (value: number, top: number) => Math.sqrt(value / top);

function ratesPanel(request: ServicePanel): Markup {
  const { series, atMs, horizonMs, painter, hue } = request;
  const frame = { horizonMs, top: topOf(request), scale: 'sqrt' } as const;
  const goodput = thinned('goodput', atMs, series.goodputPerSecond);
  const attempts = thinned('attempts', atMs, series.attemptsPerSecond);
  const areas = painter.areas(frame, [goodput]);
  const lines = painter.lines(frame, [attempts]);
  const { cell, service, capacityPerSecond: capacity } = series;
  const words = `${humanise(service)}, cell ${cell}: attempts up to ${rate(count3(attempts.values))}, goodput up to ${rate(count3(goodput.values))}, capacity ${rate(Number(capacity.toPrecision(3)))}.`;
  return panel('rates', words, [
    path(`fill ${hue}`, areas.get('goodput')),
    capacity > 0 && level('capacity', rootOf(capacity, frame.top)),
    path('line attempts', lines.get('attempts')),
  ]);
}

const count3 = (values: readonly number[]) => Number(greatest(values).toPrecision(3));

/** The top of the scale and the capacity, unless the two would touch. */
function ratesScale(request: ServicePanel): Markup {
  const top = topOf(request);
  const { capacityPerSecond: capacity } = request.series;
  const at = rootOf(capacity, top);
  const labels: readonly Label[] = [
    { text: rate(Number(top.toPrecision(2))), height: 1 },
    { text: rate(Number(capacity.toPrecision(2))), height: at },
  ];
  return scaleLabels('rates', capacity > 0 ? labels.slice(at > 0.6 ? 1 : 0) : labels.slice(0, 1));
}

function queuePanel({ series, atMs, horizonMs, painter, hue }: ServicePanel): Markup {
  const { queueLength, utilisation, queueCapacity, cell, service } = series;
  const places = queueCapacity > 0 ? queueCapacity : Math.max(1, greatest(queueLength));
  const fill = queueLength.map((length) => length / places);
  const frame = { horizonMs, top: 1 };
  const areas = painter.areas(frame, [thinned('queue', atMs, fill)]);
  const lines = painter.lines(frame, [thinned('busy', atMs, utilisation)]);
  const words = `${humanise(service)}, cell ${cell}: longest queue ${share(greatest(fill))} of ${count(places)} places, utilisation up to ${share(greatest(utilisation))}.`;
  return panel('low', words, [
    path(`fill pale ${hue}`, areas.get('queue')),
    path('line busy', lines.get('busy')),
  ]);
}
