import type { Report } from './context.ts';
import { count, duration, largeCount } from './format.ts';
import { type Markup, markup } from './html.ts';
import { twinsInWords } from './twins-in-words.ts';

/** All that is needed to make this very page again. */
export function rerunSection({ summary }: Report): Markup {
  const { command, seed, digest, profile, clients, horizonMs, versions, variants, twins } = summary;
  const facts: readonly (readonly [string, string | Markup])[] = [
    ['Seed', String(seed)],
    ['Profile', profile],
    ['Clients', count(clients)],
    ['Horizon', `${duration(horizonMs)} of virtual time`],
    ['Digest', markup`<code class="digest">${digest}</code>`],
    [
      'Versions',
      Object.entries(versions)
        .map(([name, version]) => `${name} ${version}`)
        .join(', '),
    ],
    ...(twins ? [['Twins', twinsInWords(twins)] as const] : []),
  ];
  const rows = variants.map(
    ({ name, replications, events, digest: its }) =>
      markup`<tr><th scope="row"><code>${name}</code></th><td class="num">${count(replications)}</td><td class="num">${largeCount(events)}</td><td><code class="digest">${its}</code></td></tr>`,
  );
  return markup`<section id="again" aria-labelledby="again-title">
    <h2 id="again-title">Run it again</h2>
    <p class="lead">One seed is one history: the same command with the same versions gives the same digests on every machine, for any number of workers.</p>
    <pre class="command"><code>${command}</code></pre>
    <dl class="rerun">${facts.map(([name, value]) => markup`<div><dt>${name}</dt><dd>${value}</dd></div>`)}</dl>
    <table class="digests"><thead><tr><th scope="col">Variant</th><th scope="col" class="num">Replications</th><th scope="col" class="num">Events</th><th scope="col">Digest</th></tr></thead><tbody>${rows}</tbody></table>
  </section>`;
}
