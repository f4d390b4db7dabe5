import type { RunSummary } from '@squall/experiment';
import { type Painter, loadPainter } from './charts/painter.ts';
import { claimsSection } from './claims.ts';
import { reportOf } from './context.ts';
import { type Markup, markup } from './html.ts';
import { ledgerSection } from './ledger.ts';
import { provenanceSection } from './provenance.ts';
import { questionSection } from './question.ts';
import { recoverySection } from './recovery.ts';
import { rerunSection } from './rerun.ts';
import { sensitivitySection } from './sensitivity.ts';
import { shell } from './shell.ts';
import { theme } from './theme.css.ts';
import { timelineSections } from './timeline.ts';

/** A run as one page. The same summary gives the same page, byte for byte. */
export async function renderReport(summary: RunSummary): Promise<string> {
  return pageOf(summary, await loadPainter()).markup;
}

const links = [
  ['answer', 'Answer'],
  ['claims', 'Claims'],
  ['variants', 'What happened'],
  ['recovery', 'Recovery'],
  ['ledger', 'Books'],
  ['sensitivity', 'Sensitivity'],
  ['figures', 'Figures'],
  ['again', 'Run again'],
] as const;

function pageOf(summary: RunSummary, painter: Painter): Markup {
  const report = reportOf(summary, painter);
  const body = markup`${questionSection(report)}
<nav aria-label="Sections"><ul>${links.map(([id, name]) => markup`<li><a href="#${id}">${name}</a></li>`)}</ul></nav>
<main>
${claimsSection(report)}
${timelineSections(report)}
${recoverySection(report)}
${ledgerSection(report)}
${sensitivitySection(report)}
${provenanceSection(report)}
${rerunSection(report)}
</main>
<footer><p>Made by Squall ${summary.versions['squall'] ?? ''}, a cluster emulator for reconnect storms. All times are virtual.</p></footer>`;
  const skip = { to: 'answer', words: 'To the answer' };
  return shell({ title: summary.title, theme, skip, body });
}
