import type { VariantSummary } from '@squall/experiment';
import { type Report, measuresOf, missing } from './context.ts';
import { count, duration, estimated, humanise, largeCount, plural } from './format.ts';
import { type Markup, markup } from './html.ts';
import { icon } from './icon.ts';

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

interface Tile {
  readonly title: string;
  readonly figure: string;
  readonly detail: string;
}

/** The base in a few figures, each of the part that had it worst; a figure that was not measured is left out. */
function mainFigures({ summary }: Report): Markup | null {
  const base = summary.variants[0];
  if (base === undefined) return null;
  const tiles = [
    worst(base, {
      title: 'Fewest online',
      prefix: 'cell.',
      figure: 'onlineMin',
      sign: -1,
      about: 'of those who usually are',
    }),
    recovery(base),
    worst(base, {
      title: 'Retry amplification',
      prefix: 'service.',
      figure: 'amplification',
      sign: 1,
      about: 'attempts per first attempt',
    }),
    worst(base, {
      title: 'Work in vain',
      prefix: 'service.',
      figure: 'wastedShare',
      sign: 1,
      about: 'of what was served, to clients that had given up',
    }),
  ].filter((tile) => tile !== null);
  if (tiles.length === 0) return null;
  return markup`<div class="tiles-block"><h3 class="label">${base.title}, in figures</h3>
    <dl class="tiles">${tiles.map(
      ({ title, figure, detail }) =>
        markup`<div><dt>${title}</dt><dd><b>${figure}</b><span>${detail}</span></dd></div>`,
    )}</dl></div>`;
}

interface Extreme {
  readonly title: string;
  readonly prefix: string;
  readonly figure: string;
  /** 1 looks for the largest mean, -1 for the smallest. */
  readonly sign: 1 | -1;
  readonly about: string;
}

/** Of all cells or services, the one whose mean is the most extreme. */
function worst(base: VariantSummary, { title, prefix, figure, sign, about }: Extreme): Tile | null {
  const [first] = measuresOf(base, prefix, figure)
    .flatMap(({ of, measure: { estimate, unit } }) => (estimate ? [{ of, unit, estimate }] : []))
    .sort((a, b) => sign * (b.estimate.mean - a.estimate.mean));
  if (first === undefined) return null;
  const whose = humanise(first.of.split('/').join(' · '));
  return { title, figure: estimated(first.estimate, first.unit), detail: `${whose}: ${about}` };
}

function recovery(base: VariantSummary): Tile | null {
  const [last] = [...measuresOf(base, 'cell.', 'recoveryMs')].sort(
    (a, b) =>
      missing(b.measure.values) - missing(a.measure.values) ||
      (b.measure.estimate?.mean ?? 0) - (a.measure.estimate?.mean ?? 0),
  );
  if (last === undefined) return null;
  const { estimate, values } = last.measure;
  const never = missing(values);
  return {
    title: 'Time to recover',
    figure: estimate === null ? 'Never' : estimated(estimate, 'ms'),
    detail: `${humanise(last.of)}: ${never > 0 ? `not within the horizon in ${never} of ${plural(values.length, 'run')}` : 'from the trigger until back for good'}`,
  };
}

/** What a reader must know before believing the answer. */
function scope({ summary }: Report): Markup | null {
  const covers = summary.covers.filter((line) => line !== '');
  const assumed = summary.provenance.filter(({ kind }) => kind === 'assumed').length;
  const documented = summary.provenance.length - assumed;
  return markup`<div class="scope"><h3 class="label">What is emulated, and what is not</h3>
    <ul>${covers.map((line) => markup`<li>${line}</li>`)}
    <li>Of the figures that went in, ${count(documented)} ${documented === 1 ? 'is' : 'are'} documented and ${count(assumed)} ${assumed === 1 ? 'is' : 'are'} assumed: <a href="#figures">which is which</a>.</li></ul></div>`;
}
