import type { VariantSummary } from '@squall/experiment';
import { sparkPanel } from './charts/spark.ts';
import { type Report, anchorOf, measuresOf, missing } from './context.ts';
import { duration, share } from './format.ts';
import { type Markup, markup } from './html.ts';
import { icon } from './icon.ts';
import { verdictIcon } from './verdict-icon.ts';
import { countsInWords, laterInWords, usualVerdict, worstCounts } from './verdict-words.ts';

/** Every variant in one row: the counterfactual at a glance, and the way to each of them. */
export function overview(report: Report): Markup {
  const rows = report.summary.variants.map((variant) => row(report, variant));
  return markup`<figure class="overview" aria-labelledby="overview-title">
    <figcaption><h3 id="overview-title">All variants at a glance</h3>
    <p>Share of all clients online from the start of the run to its end, the same axes in every row; a gap in the blue is an outage, and the orange line is where it began. Figures are means over the replications, of the cell that had it worst.</p></figcaption>
    <table class="variants"><thead><tr><th scope="col">Variant</th><th scope="col">Share online, 0 to ${duration(report.summary.horizonMs)}</th><th scope="col" class="is">Verdict</th><th scope="col" class="num">Fewest online</th><th scope="col" class="num">Time to recover</th><th scope="col" class="num">Claims held</th></tr></thead>
    <tbody>${rows}</tbody></table></figure>`;
}

function row(report: Report, variant: VariantSummary): Markup {
  const { summary, painter } = report;
  const timeline = summary.timelines[variant.name];
  return markup`<tr><th scope="row"><a href="#${anchorOf(report, variant.name)}">${variant.title}</a></th>
    <td class="spark">${timeline ? sparkPanel(timeline, summary.horizonMs, painter) : 'no timeline kept'}</td>
    <td class="is" data-label="Verdict">${verdictOn(variant)}</td>
    <td class="num" data-label="Fewest online">${fewestOnline(variant)}</td>
    <td class="num" data-label="Time to recover">${timeToRecover(variant)}</td>
    <td class="num" data-label="Claims held">${claimsHeld(report, variant.name)}</td></tr>`;
}

/** What most replications came to in the cell that had it worst, and what the others did. */
function verdictOn(variant: VariantSummary): Markup | string {
  const counts = worstCounts(variant);
  const verdict = usualVerdict(counts);
  if (verdict === undefined) return '–';
  const notes = [countsInWords(counts), laterInWords(variant)].filter((note) => note !== '');
  const small = notes.length === 0 ? '' : markup` <small>${notes.join('; ')}</small>`;
  return markup`<span class="fate-word">${verdictIcon(verdict)} ${verdict}</span>${small}`;
}

/** The lowest mean share online among the cells. */
export function fewestOnline(variant: VariantSummary): string {
  const means = measuresOf(variant, 'cell.', 'onlineMin').flatMap(({ measure }) =>
    measure.estimate ? [measure.estimate.mean] : [],
  );
  return means.length > 0 ? share(Math.min(...means)) : '–';
}

/** The longest mean time among the cells; a cell that did not come back in some run outlasts them all. */
export function timeToRecover(variant: VariantSummary): string {
  const cells = measuresOf(variant, 'cell.', 'recoveryMs');
  if (cells.length === 0) return '–';
  const late = Math.max(...cells.map(({ measure }) => missing(measure.values)));
  if (late > 0)
    return late === variant.replications ? 'never' : `never in ${late} of ${variant.replications}`;
  const longest = Math.max(...cells.map(({ measure }) => measure.estimate?.mean ?? 0));
  return longest === 0 ? 'undisturbed' : duration(longest);
}

export function claimsHeld({ summary }: Report, variant: string): Markup | string {
  const claims = summary.claims.filter((claim) => claim.variant === variant);
  if (claims.length === 0) return '–';
  const held = claims.filter((claim) => claim.held).length;
  return markup`${icon(held === claims.length)} ${held} of ${claims.length}`;
}
