import type { TableSummary } from '@squall/experiment';
import { largeCount, plural } from '../report/format.ts';
import { type Markup, markup } from '../report/html.ts';
import { icon } from '../report/icon.ts';
import { shell } from '../report/shell.ts';
import { tallyInWords, tallyOf } from '../table/page/count-comparisons.ts';
import { answerBlock } from '../table/page/table-page.ts';
import { tableSection } from '../table/page/table-section.ts';
import { tableTheme } from '../table/page/table-theme.ts';
import { beyondTables } from './beyond-tables.ts';
import { type Validation, isAccepted } from './validation.ts';

const title = 'Validation';

/** Every table on one page, the answer first. The same validation gives the same page, byte for byte. */
export function renderValidation(validation: Validation): string {
  const { summaries, version } = validation;
  const head = markup`<header class="masthead">
    <p class="eyebrow">Squall <span>·</span> reconnect storms, emulated</p>
    <h1>${title}</h1>
    <p class="question">Numbers that somebody else measured or derived, run again here: published tables, queueing theory, the arithmetic of storms.</p>
  </header>
  <section id="answer" aria-label="The answer">${answer(validation)}${contents(summaries)}</section>`;
  const links = [
    ...summaries.map(({ experiment }) => [experiment, experiment] as const),
    ['beyond', 'beyond tables'],
    ['again', 'again'],
  ] as const;
  const sections = [...summaries.map(tableSection), beyond(), again(validation)];
  return shell({ title, head, links, sections, version, style: tableTheme }).markup;
}

function answer(validation: Validation): Markup {
  const { summaries, leftOut } = validation;
  const accepted = isAccepted(validation);
  const tally = tallyOf(summaries);
  const rows = summaries.reduce((sum, summary) => sum + summary.rows.length, 0);
  const events = summaries.reduce((sum, summary) => sum + summary.events, 0);
  const missing = leftOut.length > 0 ? ` Not run: ${leftOut.join(', ')}.` : '';
  return answerBlock({
    accepted,
    stamp: accepted ? 'All within' : 'Not all within',
    words: `${tallyInWords(tally)}.`,
    small:
      `${plural(summaries.length, 'table')}, ${plural(rows, 'row')}, ${largeCount(events)} events. Ours are means over replications with their 95 % ` +
      `interval; allowed are three standard errors of the difference. A figure outside is measured again, once, with four times the ` +
      `replications (${plural(tally.lookedAtTwice, 'figure')} here), and only that counts. No row is left out because it fails.${missing}`,
  });
}

/** The tables at a glance. */
function contents(summaries: readonly TableSummary[]): Markup {
  const rows = summaries.map((summary) => {
    const { within, judged, notComparable, claimsHeld, claimsJudged } = tallyOf([summary]);
    return markup`<tr><td>${icon(summary.reproduced)}</td><th scope="row"><a href="#${summary.experiment}">${summary.title}</a></th>
      <td class="num">${within} of ${judged}</td><td class="num">${notComparable || '–'}</td><td class="num">${claimsJudged > 0 ? `${claimsHeld} of ${claimsJudged}` : '–'}</td></tr>`;
  });
  return markup`<table class="contents"><thead><tr><th scope="col"><span class="visually-hidden">Reproduced</span></th><th scope="col">Table</th><th scope="col" class="num">Within</th><th scope="col" class="num">Not comparable</th><th scope="col" class="num">Claims held</th></tr></thead><tbody>${rows}</tbody></table>`;
}

const beyond = (): Markup =>
  markup`<section id="beyond" class="beyond" aria-labelledby="beyond-title"><h2 id="beyond-title">Beyond tables</h2>
  ${beyondTables.map(({ title: name, text }) => markup`<p><b>${name}.</b> ${text}</p>`)}</section>`;

function again({ command, seed, profile, digest }: Validation): Markup {
  return markup`<section id="again" aria-labelledby="again-title"><h2 id="again-title">Run it again</h2>
    <p class="lead">One seed is one history: the same command gives the same figures and the same digests on every machine, for any number of workers.</p>
    <pre class="command"><code>${command}</code></pre>
    <dl class="rerun"><div><dt>Profile</dt><dd>${profile}</dd></div><div><dt>Seed</dt><dd>${seed}</dd></div><div><dt>Digest</dt><dd><code class="digest">${digest}</code></dd></div></dl></section>`;
}
