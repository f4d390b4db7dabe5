import type { TableSummary } from '@squall/experiment';
import { largeCount, plural } from '../../report/format.ts';
import { type Markup, markup } from '../../report/html.ts';
import { icon } from '../../report/icon.ts';
import { varyingOf } from '../row-words.ts';
import { comparisonTable } from './comparison-table.ts';
import { comparisonsOf, tallyInWords, tallyOf } from './count-comparisons.ts';

/** One published table: where it comes from, how it was run again, and how near that came. */
export function tableSection(summary: TableSummary): Markup {
  const { experiment, title, source } = summary;
  const names = varyingOf(summary.rows);
  const compared = summary.rows.filter((row) => comparisonsOf(row).length > 0);
  const others = summary.rows.filter((row) => comparisonsOf(row).length === 0);
  return markup`<section id="${experiment}" aria-labelledby="${experiment}-title">
    <h2 id="${experiment}-title">${title}</h2>
    <p class="lead">${source}</p>
    <p class="tally ${summary.reproduced ? 'held' : 'failed'}">${icon(summary.reproduced)} ${tallyInWords(tallyOf([summary]))}.</p>
    ${setUp(summary)}
    ${claims(summary)}
    ${compared.length > 0 && comparisonTable(compared, names)}
    ${others.length > 0 && markup`<details class="others"><summary>${plural(others.length, 'row')} for which nothing was published</summary>${comparisonTable(others, names)}</details>`}
    ${again(summary)}
  </section>`;
}

function setUp({ setUp: lines, tolerance }: TableSummary): Markup {
  return markup`<details class="set-up"><summary>Set-up</summary><ul>${lines.map((line) => markup`<li>${line}</li>`)}</ul></details>
    <p class="tolerance">${tolerance}</p>`;
}

function claims({ claims: all }: TableSummary): Markup | false {
  if (all.length === 0) return false;
  const items = all.map(({ claim, held }) =>
    held === null
      ? markup`<li class="not-run"><span>${claim}; not judged, its rows were not run</span></li>`
      : markup`<li>${icon(held)} <span>${claim}</span></li>`,
  );
  return markup`<ul class="table-claims" aria-label="Claims of the source">${items}</ul>`;
}

function again({ command, events, digest }: TableSummary): Markup {
  return markup`<dl class="again"><div><dt>Run it again</dt><dd><code>${command}</code></dd></div><div><dt>Events</dt><dd>${largeCount(events)}</dd></div><div><dt>Digest</dt><dd><code class="digest">${digest}</code></dd></div></dl>`;
}
