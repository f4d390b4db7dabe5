/**
 * A phase diagram: load to the right, trigger upwards, each cell in the colour and with the letter of its verdict. All places are shares of
 * the width, so that it takes any width and its letters stay as they are.
 */
import type { AxisValues, PhaseCell, PhaseDiagram } from '@squall/experiment';
import { type Fragment, type Markup, markup } from '../html.ts';
import {
  axisName,
  axisValue,
  axisValueWithUnit,
  cellInWords,
  letterOf,
  unanimous,
} from '../map-words.ts';

type Diagram = Pick<PhaseDiagram, 'load' | 'trigger' | 'cells'>;

const rowHeight = 38;
/** What a value takes, px, and what there is for all of them on the widest page and on a phone. */
const labelWidth = 46;
const widths = { wide: 980, narrow: 300 };

const percent = (share: number): string => `${Number((share * 100).toFixed(2))}%`;

/** Cells that belong to one trigger, from the largest trigger on. */
export function rowsOf({ load, trigger, cells }: Diagram) {
  const size = load.values.length;
  return trigger.values
    .map((value, i) => ({ trigger: value, cells: cells.slice(i * size, (i + 1) * size) }))
    .toReversed();
}

/** Where a load lies, as a share of the width; null outside of it. */
export function placeOfLoad({ values }: AxisValues, load: number): number | null {
  const [first = 0, second] = values;
  if (second === undefined) return null;
  const place = (0.5 + (load - first) / (second - first)) / values.length;
  return place >= 0 && place <= 1 ? place : null;
}

function cellMark(diagram: Diagram, cell: PhaseCell, column: number, y: number): Markup {
  const width = 1 / diagram.load.values.length;
  const x = percent((column + 0.5) * width);
  const agreed = unanimous(cell);
  const runs = Object.values(cell.counts).reduce((sum, count) => sum + count, 0);
  const of = agreed
    ? null
    : markup`<text class="of" x="${x}" y="${y + rowHeight / 2 + 9}">${cell.counts[cell.verdict]}/${runs}</text>`;
  const letterY = y + rowHeight / 2 - (agreed ? 0 : 5);
  return markup`<g class="verdict-${cell.verdict}${cell.againstTheory && ' against'}"><title>${cellInWords(diagram, cell)}</title><rect x="${percent(column * width)}" y="${y}" width="${percent(width)}" height="${rowHeight}"/><text x="${x}" y="${letterY}">${letterOf(cell.verdict)}</text>${of}</g>`;
}

/** A stroke through each row at its stable load. */
function stableLine({ load }: Diagram, cells: readonly PhaseCell[], y: number): Fragment {
  const stable = cells[0]?.stableLoad ?? null;
  const place = stable === null ? null : placeOfLoad(load, stable);
  if (place === null) return null;
  const line = (kind: string) =>
    markup`<line class="${kind}" x1="${percent(place)}" x2="${percent(place)}" y1="${y}" y2="${y + rowHeight}"/>`;
  return [line('stable-halo'), line('stable-load')];
}

function stableLabel({ load, cells }: Diagram): Markup | null {
  // The topmost row is the last one.
  const stable = cells.at(-1)?.stableLoad ?? null;
  const place = stable === null ? null : placeOfLoad(load, stable);
  if (stable === null || place === null) return null;
  const anchor = place < 0.2 ? 'start' : place > 0.8 ? 'end' : 'middle';
  return markup`<svg class="stable-label" height="20" aria-hidden="true"><text class="${anchor}" x="${percent(place)}" y="13">C_stable ${axisValueWithUnit(load, stable)}</text></svg>`;
}

/** Every nth value on a wide page, every mth on a phone. */
function acrossLabels({ load }: Diagram): readonly Fragment[] {
  const { values } = load;
  const every = (width: number) => Math.ceil((values.length * labelWidth) / width);
  const [wide, narrow] = [every(widths.wide), every(widths.narrow)];
  return values.map((value, i) => {
    if (i % wide !== 0) return null;
    return markup`<text class="${i % narrow !== 0 && 'seldom'}" x="${percent((i + 0.5) / values.length)}" y="14">${axisValue(load, value)}</text>`;
  });
}

function inWords({ load, trigger, cells }: Diagram): string {
  const down = cells.filter(({ verdict }) => verdict === 'metastable').length;
  return `Verdicts by ${load.label} and ${trigger.label}: ${down} of ${cells.length} cells are metastable. The table below has each of them.`;
}

/** The drawing alone, with the names of its axes. */
export function phaseChart(diagram: Diagram): Markup {
  const { load, trigger } = diagram;
  const rows = rowsOf(diagram);
  const height = rows.length * rowHeight;
  const marks = rows.map(({ cells }, row) =>
    cells.map((cell, column) => cellMark(diagram, cell, column, row * rowHeight)),
  );
  const lines = rows.map(({ cells }, row) => stableLine(diagram, cells, row * rowHeight));
  const up = rows.map(
    (row, i) =>
      markup`<text x="88%" y="${(i + 0.5) * rowHeight}">${axisValue(trigger, row.trigger)}</text>`,
  );
  return markup`<div class="phase"><p class="axis-name up">${axisName(trigger)}</p>
    ${stableLabel(diagram)}
    <svg class="up" height="${height}" aria-hidden="true">${up}</svg>
    <svg class="cells" height="${height}" role="img" aria-label="${inWords(diagram)}">${marks}${lines}</svg>
    <svg class="across" height="20" aria-hidden="true">${acrossLabels(diagram)}</svg>
    <p class="axis-name across">${axisName(load)}</p></div>`;
}
