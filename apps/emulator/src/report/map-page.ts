import type { PhaseDiagram } from '@squall/experiment';
import { count, largeCount, plural } from './format.ts';
import { type Markup, markup } from './html.ts';
import { icon } from './icon.ts';
import { rangeInWords } from './map-words.ts';
import { phaseFigure } from './phase-figure.ts';
import { shell } from './shell.ts';

const links = [
  ['answer', 'Answer'],
  ['diagram', 'Phase diagram'],
  ['set-up', 'Set-up'],
  ['again', 'Run again'],
] as const;

/** A map as one page. The same diagram gives the same page, byte for byte. */
export function renderMap(diagram: PhaseDiagram): string {
  return shell({
    title: `${diagram.title}: phase diagram`,
    head: answer(diagram),
    links,
    sections: [picture(diagram), setUp(diagram), again(diagram)],
    version: diagram.versions['squall'] ?? '',
  }).markup;
}

function answer(diagram: PhaseDiagram): Markup {
  const { title, question, experiment, accepted, verdict, cells, replications, events } = diagram;
  const judged = cells.some(({ stableLoad }) => stableLoad !== null);
  const stamp = judged ? (accepted ? 'Accepted' : 'Not accepted') : 'Drawn';
  return markup`<header class="masthead">
    <p class="eyebrow">Squall <span>·</span> phase diagram</p>
    <h1>${title}</h1>
    <p class="question">${question}</p>
    <p class="kicker">Map of the experiment <code>${experiment}</code></p>
  </header>
  <section id="answer" aria-labelledby="answer-title">
    <h2 id="answer-title" class="visually-hidden">The answer</h2>
    <div class="verdict ${accepted ? 'held' : 'failed'}">
    <p class="stamp">${judged && icon(accepted)}${stamp}</p>
    <div><p class="words">${verdict}</p>
    <p class="small">${plural(cells.length, 'cell')} of ${plural(replications, 'run')}, ${largeCount(events)} events.</p></div>
    </div>
  </section>`;
}

const picture = (
  diagram: PhaseDiagram,
): Markup => markup`<section id="diagram" aria-labelledby="diagram-title">
    <h2 id="diagram-title">Where does it stay down?</h2>
    ${phaseFigure(diagram)}
  </section>`;

function axisInWords({ label, unit, values }: PhaseDiagram['load']): string {
  const from = values[0] ?? 0;
  const range = rangeInWords({ unit, from, to: values.at(-1) ?? from });
  return `${label}: ${range}, ${plural(values.length, 'value')}.`;
}

function setUp({ about, load, trigger, settings, judged }: PhaseDiagram): Markup {
  const lines = [
    ...[load, trigger].map(axisInWords),
    `Judged: ${judged}.`,
    'The same replication has the same random numbers in every cell.',
    ...(settings.length > 0 ? [`Asked for: ${settings.join(', ')}.`] : []),
  ];
  return markup`<section id="set-up" aria-labelledby="set-up-title">
    <h2 id="set-up-title">Set-up</h2>
    <div class="scope"><ul>${[...about, ...lines].map((line) => markup`<li>${line}</li>`)}</ul></div>
  </section>`;
}

function again({ command, seed, digest, versions, cells, replications }: PhaseDiagram): Markup {
  const facts: readonly (readonly [string, string | Markup])[] = [
    ['Seed', String(seed)],
    ['Runs', count(cells.length * replications)],
    ['Digest', markup`<code class="digest">${digest}</code>`],
    [
      'Versions',
      Object.entries(versions)
        .map(([name, version]) => `${name} ${version}`)
        .join(', '),
    ],
  ];
  return markup`<section id="again" aria-labelledby="again-title">
    <h2 id="again-title">Run it again</h2>
    <p class="lead">One seed is one history: the same command with the same versions gives the same digest on every machine, for any number of workers.</p>
    <pre class="command"><code>${command}</code></pre>
    <dl class="rerun">${facts.map(([name, value]) => markup`<div><dt>${name}</dt><dd>${value}</dd></div>`)}</dl>
  </section>`;
}
