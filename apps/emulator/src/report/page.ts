import { createHash } from 'node:crypto';
import type { RunSummary } from '@squall/experiment';
import { type Painter, loadPainter } from './charts/painter.ts';
import { claimsSection } from './claims.ts';
import { reportOf } from './context.ts';
import { type Markup, markup, trusted } from './html.ts';
import { ledgerSection } from './ledger.ts';
import { provenanceSection } from './provenance.ts';
import { questionSection } from './question.ts';
import { recoverySection } from './recovery.ts';
import { rerunSection } from './rerun.ts';
import { sensitivitySection } from './sensitivity.ts';
import { theme } from './theme.css.ts';
import { timelineSections } from './timeline.ts';

/**
 * A run as one page that needs nothing else: no network, no script, and no style but its own, which its policy names by
 * hash. The same summary gives the same page, byte for byte.
 */
export async function renderReport(summary: RunSummary): Promise<string> {
  return pageOf(summary, await loadPainter()).markup;
}

const styleHash = createHash('sha256').update(theme).digest('base64');
const policy = [
  "default-src 'none'",
  `style-src 'sha256-${styleHash}'`,
  'img-src data:',
  "base-uri 'none'",
  "form-action 'none'",
].join('; ');

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
  return markup`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="referrer" content="no-referrer">
<meta name="generator" content="squall">
<link rel="icon" href="data:,">
<title>${summary.title} · Squall</title>
<style>${trusted(theme)}</style>
</head>
<body>
<a class="skip" href="#answer">To the answer</a>
${questionSection(report)}
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
<footer><p>Made by Squall ${summary.versions['squall'] ?? ''}, a cluster emulator for reconnect storms. All times are virtual.</p></footer>
</body>
</html>
`;
}
