import type { TableSummary } from '@squall/experiment';
import { type Markup, markup } from '../../report/html.ts';
import { icon } from '../../report/icon.ts';
import { shell } from '../../report/shell.ts';
import { tableSection } from './table-section.ts';
import { tableTheme } from './table-theme.ts';

export interface Answer {
  readonly accepted: boolean;
  readonly stamp: string;
  readonly words: string;
  readonly small: string;
}

/** Whether it was reproduced, before any figure. */
export const answerBlock = ({ accepted, stamp, words, small }: Answer): Markup =>
  markup`<div class="verdict ${accepted ? 'held' : 'failed'}">
    <p class="stamp">${icon(accepted)}${stamp}</p>
    <div><p class="words">${words}</p><p class="small">${small}</p></div>
  </div>`;

/** A published table, run again, as one page. The same summary gives the same page, byte for byte. */
export function renderTable(summary: TableSummary): string {
  const { title, reproduced, verdict, profile, seed, experiment, versions } = summary;
  const answer = {
    accepted: reproduced,
    stamp: reproduced ? 'Reproduced' : 'Not reproduced',
    words: verdict,
    small: `Profile ${profile}, seed ${seed}. A figure outside is measured again with four times the replications, and only that counts.`,
  };
  const head = markup`<header class="masthead">
    <p class="eyebrow">Squall <span>·</span> published tables, run again</p>
    <h1>${title}</h1>
    <p class="kicker">Table <code>${experiment}</code></p>
  </header>
  <section id="answer" aria-label="The answer">${answerBlock(answer)}</section>`;
  return shell({
    title,
    head,
    links: [
      ['answer', 'Answer'],
      [experiment, 'Table'],
    ],
    sections: [tableSection(summary)],
    version: versions['squall'] ?? '',
    style: tableTheme,
  }).markup;
}
