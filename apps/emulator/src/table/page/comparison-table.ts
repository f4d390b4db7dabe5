import type { Comparison, TableFigure, TableRow } from '@squall/experiment';
import { type Markup, markup } from '../../report/html.ts';
import { icon } from '../../report/icon.ts';
import { rowInWords } from '../row-words.ts';
import {
  allowedInWords,
  figureInWords,
  oursInWords,
  theirsInWords,
  withinInWords,
} from './figures-in-words.ts';

/** Rows of a table: what each figure was found to be, beside what was published. */
export function comparisonTable(rows: readonly TableRow[], names: readonly string[]): Markup {
  return markup`<table class="comparisons">
    <thead><tr><th scope="col">Figure</th><th scope="col" class="num">Theirs</th><th scope="col" class="num">Ours</th><th scope="col" class="num">95&nbsp;% interval</th><th scope="col" class="num">Runs</th><th scope="col" class="num">Allowed</th><th scope="col">Judged</th></tr></thead>
    ${rows.map((row) => rowBody(row, names))}</table>`;
}

function rowBody(row: TableRow, names: readonly string[]): Markup {
  const heading = rowInWords(row, names) || 'as it stands';
  const figures = row.figures.filter((f) => f.estimate !== null || f.comparisons.length > 0);
  return markup`<tbody><tr class="row"><th scope="rowgroup" colspan="7">${heading}</th></tr>${figures.map(figureRows)}${reasons(row)}</tbody>`;
}

/** One line for each published figure. */
function figureRows(figure: TableFigure): readonly Markup[] {
  if (figure.comparisons.length > 0)
    return figure.comparisons.map((comparison) => figureRow(figure, comparison));
  return [figureRow(figure, undefined)];
}

function figureRow(figure: TableFigure, comparison: Comparison | undefined): Markup {
  const ours = oursInWords(figure);
  const judged = comparison === undefined ? 'unknown' : withinInWords(comparison);
  return markup`<tr class="${judged.replace(' ', '-')}"><th scope="row">${figure.label}</th>
    <td class="num" data-label="Theirs">${comparison ? theirsInWords(comparison) : '–'}</td>
    <td class="num ours" data-label="Ours"><b>${ours.mean}</b></td>
    <td class="num" data-label="95 % interval">${ours.interval || '–'}</td>
    <td class="num" data-label="Runs">${ours.runs}</td>
    <td class="num" data-label="Allowed">${comparison ? allowedInWords(comparison) : '–'}</td>
    <td class="judged" data-label="Judged">${comparison ? verdict(comparison) : 'nothing published'}${twice(figure)}</td></tr>`;
}

function verdict(comparison: Comparison): Markup | string {
  const words = withinInWords(comparison);
  if (words === 'not comparable') return words;
  return markup`${icon(words === 'within')} ${words}`;
}

function twice(figure: TableFigure): Markup | null {
  if (!('firstLook' in figure)) return null;
  const { firstLook = null } = figure;
  const first =
    firstLook === null
      ? 'never'
      : `${figureInWords(firstLook.mean, 5)} in ${String(firstLook.count)} runs`;
  return markup` <small>looked at twice: first ${first}</small>`;
}

/** Why figures of a row cannot be compared, each reason once. */
function reasons({ figures }: TableRow): readonly Markup[] {
  const all = figures.flatMap((figure) =>
    figure.comparisons.flatMap(({ notComparable }) => notComparable ?? []),
  );
  return [...new Set(all)].map(
    (reason) => markup`<tr class="reason"><td colspan="7">Not comparable: ${reason}.</td></tr>`,
  );
}
