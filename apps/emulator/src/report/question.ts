import type { Report } from './context.ts';
import { count, duration, largeCount, plural } from './format.ts';
import { type Markup, markup } from './html.ts';
import { icon } from './icon.ts';
import { mainFigures } from './main-figures.ts';

/** The question, and the answer in words before any picture. */
export function questionSection(report: Report): Markup {
  const { title, question, experiment, profile } = report.summary;
  return markup`<header class="masthead">
    <p class="eyebrow">Squall <span>·</span> reconnect storms, emulated</p>
    <h1>${title}</h1>
    <p class="question">${question}</p>
    <p class="kicker">Experiment <code>${experiment}</code>, profile <code>${profile}</code></p>
  </header>
  <section id="answer" aria-labelledby="answer-title">
    <h2 id="answer-title" class="visually-hidden">The answer</h2>
    ${verdict(report)}
    ${mainFigures(report)}
    ${scope(report)}
  </section>`;
}

function verdict({ summary }: Report): Markup {
  const { accepted, verdict: words, claims, variants } = summary;
  const runs = variants.reduce((sum, { replications }) => sum + replications, 0);
  const events = variants.reduce((sum, variant) => sum + variant.events, 0);
  const held = claims.filter((claim) => claim.held).length;
  return markup`<div class="verdict ${accepted ? 'held' : 'failed'}">
    <p class="stamp">${icon(accepted)}${accepted ? 'Accepted' : 'Not accepted'}</p>
    <div><p class="words">${words}</p>
    <p class="small">${held} of ${plural(claims.length, 'claim')} held, judged over ${plural(runs, 'run')} of ${plural(variants.length, 'variant')}: ${plural(summary.clients, 'client')} for ${duration(summary.horizonMs)} of virtual time, ${largeCount(events)} events.</p></div>
  </div>`;
}

/** What a reader must know before believing the answer. */
function scope({ summary }: Report): Markup {
  const covers = summary.covers.filter((line) => line !== '');
  const assumed = summary.provenance.filter(({ kind }) => kind === 'assumed').length;
  const documented = summary.provenance.length - assumed;
  return markup`<div class="scope"><h3 class="label">What is emulated, and what is not</h3>
    <ul>${covers.map((line) => markup`<li>${line}</li>`)}
    <li>Of the figures that went in, ${count(documented)} ${documented === 1 ? 'is' : 'are'} documented and ${count(assumed)} ${assumed === 1 ? 'is' : 'are'} assumed: <a href="#figures">which is which</a>.</li></ul></div>`;
}
