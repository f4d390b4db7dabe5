import type { RunSummary } from '@squall/experiment';
import { type Painter, loadPainter } from './charts/painter.ts';
import { claimsSection } from './claims.ts';
import { reportOf } from './context.ts';
import type { Markup } from './html.ts';
import { ledgerSection } from './ledger.ts';
import { provenanceSection } from './provenance.ts';
import { questionSection } from './question.ts';
import { recoverySection } from './recovery.ts';
import { rerunSection } from './rerun.ts';
import { sensitivitySection } from './sensitivity.ts';
import { shell } from './shell.ts';
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
  return shell({
    title: summary.title,
    head: questionSection(report),
    links,
    sections: [
      claimsSection(report),
      timelineSections(report),
      recoverySection(report),
      ledgerSection(report),
      sensitivitySection(report),
      provenanceSection(report),
      rerunSection(report),
    ],
    version: summary.versions['squall'] ?? '',
  });
}
