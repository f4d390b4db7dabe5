import type { MeasureSummary, VariantSummary } from '@squall/experiment';
import { placeWithin, ticksMax, whisker } from './charts/whisker.ts';
import { timeTicks } from './charts/time-axis.ts';
import { type Report, anchorOf, measuresOf, missing } from './context.ts';
import { fates } from './fates.ts';
import { estimated, humanise, plural } from './format.ts';
import { type Markup, markup } from './html.ts';

/** How long each variant took to come back, with how sure that is, and the verdict on it. */
export function recoverySection(report: Report): Markup {
  const top = scaleOf(report);
  const rows = report.summary.variants.map((variant) => variantRows(report, variant, top));
  return markup`<section id="recovery" aria-labelledby="recovery-title">
    <h2 id="recovery-title">Recovery</h2>
    <figure aria-labelledby="recovery-caption">
    <figcaption><h3 id="recovery-caption">From the trigger until back for good, by variant and cell</h3>
    <p>Faint dots are replications, the strong dot is their mean and the bar its confidence interval; zero means that the cell never left its usual band. An open ring at the right: not within the horizon. The mean is over the runs that did recover.</p></figcaption>
    <div class="whiskers">${axis(top)}${rows}</div></figure>
    ${fates(report)}
  </section>`;
}

/** Enough for the slowest run and its interval. */
function scaleOf({ summary }: Report): number {
  const measures = summary.variants.flatMap((variant) =>
    measuresOf(variant, 'cell.', 'recoveryMs').map(({ measure }) => measure),
  );
  const ends = measures.flatMap(({ values, estimate }) => [
    ...values.filter((value) => value !== null),
    (estimate?.mean ?? 0) + (estimate?.halfWidth ?? 0),
  ]);
  const longest = ends.reduce((most, end) => Math.max(most, end), 0);
  return longest > 0 ? Math.min(longest * 1.04, 2 * summary.horizonMs) : summary.horizonMs;
}

function axis(top: number): Markup {
  const fitting = timeTicks(top, ticksMax).filter(({ atMs }) => atMs <= 0.94 * top);
  const ticks = fitting.map(({ atMs, label }) => {
    return markup`<text class="time ${atMs === 0 ? 'first' : 'between'}" x="${placeWithin(atMs, top)}" y="14">${label}</text>`;
  });
  return markup`<div class="variant head"><div class="row"><svg class="axis" height="20" aria-hidden="true">${ticks}<text class="time last" x="100%" y="14">later</text></svg></div></div>`;
}

function variantRows(report: Report, variant: VariantSummary, top: number): Markup {
  const cells = measuresOf(variant, 'cell.', 'recoveryMs');
  const rows =
    cells.length === 0
      ? markup`<p class="none">Time to recover was not measured.</p>`
      : cells.map(({ of, measure }) => cellRow(variant, of, measure, top));
  return markup`<div class="variant"><h4><a href="#${anchorOf(report, variant.name)}">${variant.title}</a></h4><div>${rows}</div></div>`;
}

function cellRow(
  variant: VariantSummary,
  cell: string,
  measure: MeasureSummary,
  top: number,
): Markup {
  const { values, estimate } = measure;
  const words = inWords(measure);
  const label = `${variant.title}, cell ${humanise(cell)}: ${words}`;
  return markup`<div class="row"><span class="cell">${humanise(cell)}</span>${whisker({ values, estimate, top, label })}<span class="value">${words}</span></div>`;
}

function inWords({ values, estimate }: MeasureSummary): string {
  const never = missing(values);
  if (estimate === null) return `not within the horizon (${plural(values.length, 'run')})`;
  const late = never > 0 ? `, ${never} of ${values.length} not within the horizon` : '';
  const figure = estimate.mean === 0 && never === 0 ? 'undisturbed' : estimated(estimate, 'ms');
  return `${figure}${late}`;
}
