import type { VariantSummary, VerdictSummary } from '@squall/experiment';
import type { Recovery } from '@squall/metrics';
import { type Report, anchorOf } from './context.ts';
import { clock, count, humanise } from './format.ts';
import { type Markup, markup } from './html.ts';
import { verdictIcon } from './verdict-icon.ts';
import {
  cellVerdicts,
  countsInWords,
  effectInWords,
  sheddingInWords,
  usualVerdict,
} from './verdict-words.ts';

/** What became of each cell in each variant, and why. */
export function fates(report: Report): Markup {
  const variants = report.summary.variants.filter((variant) => cellVerdicts(variant).length > 0);
  if (variants.length === 0) return markup`<p class="none">No verdict was kept.</p>`;
  return markup`<div class="fates" role="group" aria-labelledby="fates-title">
    <h3 id="fates-title">The verdict on each cell</h3>
    <p class="small"><b>Stable</b>: never left the band that begins 5\u202F% below its usual number of clients online. <b>Recovered</b>: left it and came back for good. <b>Metastable</b>: still outside for 20 windows in a row after the trigger was gone, even when it came back later. <b>Undecided</b>: neither, when the run ended.</p>
    ${variants.map((variant) => variantFates(report, variant))}</div>`;
}

function variantFates(report: Report, variant: VariantSummary): Markup {
  const rows = cellVerdicts(variant).map((verdict) => fate(variant, verdict));
  return markup`<div class="variant"><h4><a href="#${anchorOf(report, variant.name)}">${variant.title}</a></h4><div>${rows}</div></div>`;
}

function fate(variant: VariantSummary, summary: VerdictSummary): Markup {
  const { counts, recoveries, group } = summary;
  const verdict = usualVerdict(counts) ?? 'undecided';
  const cell = group.slice('cell.'.length);
  const mixed = countsInWords(counts);
  if (mixed === '' && verdict === 'stable')
    return markup`<div class="fate"><p class="is">${verdictIcon(verdict)} <b>${verdict}</b> <span>${humanise(cell)}</span> <small>${band(recoveries)}</small></p></div>`;
  return markup`<div class="fate"><p class="is">${verdictIcon(verdict)} <b>${verdict}</b> <span>${humanise(cell)}</span>${mixed === '' ? '' : markup` <small>${mixed}</small>`}</p>
    <dl>${course(recoveries)}${heldDown(summary)}${shedding(variant, cell)}</dl></div>`;
}

function course(recoveries: readonly Recovery[]): Markup {
  const left = moments(recoveries, 'leftBandAtMs');
  const stuck = moments(recoveries, 'metastableAtMs');
  const back = moments(recoveries, 'recoveredAtMs');
  const parts = [
    band(recoveries),
    left === '' ? '' : `left it at ${left}`,
    stuck === '' ? '' : `known to be stuck at ${stuck}`,
    left === '' ? '' : back === '' ? 'not back by the end' : `back for good at ${back}`,
  ];
  return line('Course', parts.filter(Boolean).join(' · '));
}

const mean = (values: readonly number[]) =>
  values.reduce((sum, value) => sum + value, 0) / Math.max(1, values.length);

/** `1,700 online, band from 1,615`: means over the replications. */
function band(recoveries: readonly Recovery[]): string {
  const usual = mean(recoveries.map(({ baseline }) => baseline));
  const from = mean(recoveries.map(({ floor }) => floor));
  return `${count(Math.round(usual))} online, band from ${count(Math.round(from))}`;
}

/** `6:55`, `6:55 to 7:20`, and in how many runs when not in all of them. */
function moments(
  recoveries: readonly Recovery[],
  key: 'leftBandAtMs' | 'metastableAtMs' | 'recoveredAtMs',
): string {
  const known = recoveries.flatMap((recovery) => recovery[key] ?? []).sort((a, b) => a - b);
  const [first, last] = [known[0], known.at(-1)];
  if (first === undefined || last === undefined) return '';
  const some =
    known.length < recoveries.length ? ` in ${known.length} of ${recoveries.length}` : '';
  const span = first === last ? clock(first) : `${clock(first)} to ${clock(last)}`;
  return `${span}${some}`;
}

/** Of the first replication that was down when its trigger was gone. */
function heldDown({ sustaining = [] }: VerdictSummary): Markup | null {
  const index = sustaining.findIndex((effect) => effect !== null);
  const effect = sustaining[index];
  if (effect === null || effect === undefined) return null;
  const which = sustaining.length > 1 ? `, replication ${index + 1}` : '';
  return line(
    'Sustaining effect',
    markup`${effectInWords(effect)} <small>(${clock(effect.fromMs)} to ${clock(effect.untilMs)}${which})</small>`,
  );
}

function shedding({ leastShedding }: VariantSummary, cell: string): Markup | null {
  if (leastShedding === undefined || !leastShedding.cells.includes(cell)) return null;
  return line('Least load shedding', sheddingInWords(leastShedding));
}

function line(name: string, words: Markup | string): Markup {
  return markup` <div><dt>${name}</dt> <dd>${words}</dd></div>`;
}
