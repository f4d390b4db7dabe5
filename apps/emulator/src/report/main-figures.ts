import type { Timeline, VariantSummary } from '@squall/experiment';
import type { Estimate } from '@squall/metrics';
import { type Report, measuresOf, missing } from './context.ts';
import { estimated, humanise, plural } from './format.ts';
import { type Markup, markup } from './html.ts';

interface Tile {
  readonly title: string;
  readonly figure: string;
  readonly detail: string;
}

/** The base in a few figures, each of the part that had it worst; a figure that was not measured is left out. */
export function mainFigures({ summary }: Report): Markup | null {
  const base = summary.variants[0];
  if (base === undefined) return null;
  const tiles = [
    tile('Fewest online', fewestOnline(base), 'of those who usually are'),
    recovery(base),
    tile(
      'Attempts at the peak',
      peakLoad(base, summary.timelines[base.name]),
      'attempts against capacity',
    ),
    tile('Work in vain', wasted(base), 'of what was served, to clients that had given up'),
  ].filter((made) => made !== null);
  if (tiles.length === 0) return null;
  return markup`<div class="tiles-block"><h3 class="label">${base.title}, in figures</h3>
    <dl class="tiles">${tiles.map(
      ({ title, figure, detail }) =>
        markup`<div><dt>${title}</dt><dd><b>${figure}</b><span>${detail}</span></dd></div>`,
    )}</dl></div>`;
}

/** A figure of one part of the cluster: `consumer/signIn`. */
interface Part {
  readonly of: string;
  readonly unit: string;
  readonly estimate: Estimate;
}

function partsOf(base: VariantSummary, prefix: string, figure: string): readonly Part[] {
  return measuresOf(base, prefix, figure).flatMap(({ of, measure: { estimate, unit } }) =>
    estimate ? [{ of, unit, estimate }] : [],
  );
}

const byMean = (parts: readonly Part[]) =>
  [...parts].sort((a, b) => a.estimate.mean - b.estimate.mean);

function fewestOnline(base: VariantSummary): Part | undefined {
  return byMean(partsOf(base, 'cell.', 'onlineMin'))[0];
}

function wasted(base: VariantSummary): Part | undefined {
  return byMean(partsOf(base, 'service.', 'wastedShare')).at(-1);
}

/** Most attempts per second at a service as a multiple of what it can serve. */
function peakLoad(base: VariantSummary, timeline: Timeline | undefined): Part | undefined {
  const peaks = partsOf(base, 'service.', 'attemptsPeakPerSecond').flatMap(({ of, estimate }) => {
    const series = timeline?.services.find(({ cell, service }) => `${cell}/${service}` === of);
    const capacity = series?.capacityPerSecond ?? 0;
    if (!(capacity > 0)) return [];
    const { mean, halfWidth } = estimate;
    const half = halfWidth === null ? null : halfWidth / capacity;
    const load = { ...estimate, mean: mean / capacity, halfWidth: half };
    return [{ of, unit: 'times capacity', estimate: load }];
  });
  return byMean(peaks).at(-1);
}

function tile(title: string, part: Part | undefined, about: string): Tile | null {
  if (part === undefined) return null;
  const whose = humanise(part.of.split('/').join(' · '));
  return { title, figure: estimated(part.estimate, part.unit), detail: `${whose}: ${about}` };
}

/** The cell that took longest; one that did not come back in some run outlasts them all. */
function recovery(base: VariantSummary): Tile | null {
  const [last] = [...measuresOf(base, 'cell.', 'recoveryMs')].sort(
    (a, b) =>
      missing(b.measure.values) - missing(a.measure.values) ||
      (b.measure.estimate?.mean ?? 0) - (a.measure.estimate?.mean ?? 0),
  );
  if (last === undefined) return null;
  const { estimate, values } = last.measure;
  const never = missing(values);
  const about =
    never > 0
      ? `not within the horizon in ${never} of ${plural(values.length, 'run')}`
      : 'from the trigger until back for good';
  return {
    title: 'Time to recover',
    figure: estimate === null ? 'Never' : estimated(estimate, 'ms'),
    detail: `${humanise(last.of)}: ${about}`,
  };
}
