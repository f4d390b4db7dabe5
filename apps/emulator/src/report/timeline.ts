import type { Timeline, VariantSummary } from '@squall/experiment';
import { eventList, timeAxis, timeRules } from './charts/axis.ts';
import { type Key, legend } from './charts/canvas.ts';
import { clientsPanel, stateLegend } from './charts/clients.ts';
import { cohortLegend, cohortsPanel } from './charts/cohorts.ts';
import { numberEvents } from './charts/events.ts';
import { hueClass } from './charts/palette.ts';
import { servicePanel } from './charts/service.ts';
import { type Report, anchorOf } from './context.ts';
import { humanise, plural } from './format.ts';
import { type Fragment, type Markup, markup } from './html.ts';
import { claimsHeld, fewestOnline, overview, timeToRecover } from './overview.ts';

/** What happened in each variant, the base first, on one time axis a variant. */
export function timelineSections(report: Report): Markup {
  const { variants } = report.summary;
  return markup`<section id="variants" aria-labelledby="variants-title">
    <h2 id="variants-title">What happened</h2>
    ${overview(report)}
    ${variants.map((variant, i) => variantSection(report, variant, i))}
  </section>`;
}

function variantSection(report: Report, variant: VariantSummary, index: number): Markup {
  const { summary } = report;
  const anchor = anchorOf(report, variant.name);
  const timeline = summary.timelines[variant.name];
  const place = index === 0 ? 'The base' : `Variant ${index} of ${summary.variants.length - 1}`;
  return markup`<article class="variant" id="${anchor}" aria-labelledby="${anchor}-title">
    <p class="eyebrow">${place} <span>·</span> <code>${variant.name}</code></p>
    <h3 id="${anchor}-title">${variant.title}</h3>
    <p class="lead">${variant.about}</p>
    <dl class="facts">
      <div><dt>Fewest online</dt><dd>${fewestOnline(variant)}</dd></div>
      <div><dt>Time to recover</dt><dd>${timeToRecover(variant)}</dd></div>
      <div><dt>Claims held</dt><dd>${claimsHeld(report, variant.name)}</dd></div>
      <div><dt>Replications</dt><dd>${variant.replications}</dd></div>
    </dl>
    ${timeline ? timelineFigure(report, variant, timeline) : markup`<p class="none">No timeline was kept for this variant.</p>`}
    <p class="back"><a href="#variants">All variants</a></p>
  </article>`;
}

function timelineFigure(report: Report, variant: VariantSummary, timeline: Timeline): Markup {
  const { summary, painter } = report;
  const { horizonMs } = summary;
  const markers = numberEvents(timeline.annotations, horizonMs);
  const title = `${anchorOf(report, variant.name)}-timeline`;
  const rows: Fragment[] = [
    clientsPanel(timeline, horizonMs, painter),
    markup`<div class="group">${cohortLegend(timeline)}</div>`,
    cohortsPanel(timeline, horizonMs, painter),
    cellsOf(timeline).map((cell) => cellRows(report, timeline, cell)),
  ];
  return markup`<figure class="timeline" aria-labelledby="${title}">
    <figcaption><h4 id="${title}">${variant.title}: the first replication, from start to end</h4>
    <p>All panels share the time axis, which counts from the start of the run. ${markers.length > 0 ? 'Numbers on it are the events listed here: orange squares hurt, green rings help.' : 'No event was logged.'} In each service, the gap between the line (attempts) and the area (goodput) is load that helped nobody; rates are drawn on a square-root scale which is the same for a service in all cells and variants, relative to its capacity. Capacity is that for requests of cost 1: of cheaper ones, more are served.</p></figcaption>
    ${eventList(markers)}
    ${stateLegend(Object.values(summary.timelines))}
    <div class="stack">${timeRules(horizonMs, markers)}
      <div class="head">${timeAxis(horizonMs, markers)}</div>
      ${rows}
      <div class="foot">${timeAxis(horizonMs, [])}</div>
    </div>
  </figure>`;
}

function cellsOf({ services }: Timeline): readonly string[] {
  return [...new Set(services.map(({ cell }) => cell))];
}

const serviceKeys: readonly Key[] = [
  { text: 'attempts', kind: 'line attempts' },
  { text: 'goodput', kind: 'fill hue-key' },
  { text: 'capacity, at cost 1', kind: 'line capacity' },
  { text: 'queue, share of its places', kind: 'fill pale hue-key' },
  { text: 'utilisation', kind: 'line busy' },
];

function cellRows(report: Report, timeline: Timeline, cell: string): Markup {
  const { summary, painter, peaks } = report;
  const services = timeline.services.filter((series) => series.cell === cell);
  const names = [...new Set(timeline.services.map(({ service }) => service))];
  return markup`<div class="cell"><div class="group"><h5>Cell ${humanise(cell)} <small>${plural(services.length, 'service')}</small></h5>${legend(serviceKeys)}</div>
    ${services.map((series) =>
      servicePanel({
        series,
        atMs: timeline.atMs,
        horizonMs: summary.horizonMs,
        peak: peaks.get(series.service) ?? 1,
        hue: hueClass(names.indexOf(series.service)),
        painter,
      }),
    )}</div>`;
}
