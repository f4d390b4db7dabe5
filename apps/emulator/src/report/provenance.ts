import type { Provenance } from '@squall/experiment';
import type { Report } from './context.ts';
import { figureInWords } from './figure-words.ts';
import { count } from './format.ts';
import { type Markup, markup } from './html.ts';

/** Every figure that went in: what was published and where, what was assumed and why. */
export function provenanceSection({ summary }: Report): Markup {
  const of = (kind: Provenance['kind']) =>
    summary.provenance.filter((figure) => figure.kind === kind);
  return markup`<section id="figures" aria-labelledby="figures-title">
    <h2 id="figures-title">The figures that went in</h2>
    <p class="lead">A documented figure was published, and its source is named. An assumed one was not: it is a sensible guess with its reason, and where a range is given, the claims can be tried over it.</p>
    ${table('documented', 'Documented', 'Source', of('documented'))}
    ${table('assumed', 'Assumed', 'Reason', of('assumed'))}
  </section>`;
}

function table(
  kind: Provenance['kind'],
  title: string,
  why: string,
  figures: readonly Provenance[],
): Markup {
  return markup`<h3 class="provenance-title ${kind}">${title} <small>${count(figures.length)}</small></h3>
    ${
      figures.length === 0
        ? markup`<p class="none">None.</p>`
        : markup`<table class="provenance ${kind}"><thead><tr><th scope="col">Figure</th><th scope="col">Value</th><th scope="col">${why}</th></tr></thead><tbody>${figures.map(row)}</tbody></table>`
    }`;
}

function row({ path, value, note, range }: Provenance): Markup {
  return markup`<tr><th scope="row"><code>${broken(path)}</code></th><td class="value">${shown(path, value)}${range && markup` <small>${figureInWords(path, range[0])} to ${figureInWords(path, range[1])}</small>`}</td><td class="note">${note}</td></tr>`;
}

/** A dotted path: it may break after each of its dots, and its last part is what is looked for. */
function broken(path: string): Markup {
  const parts = path.split('.');
  const before = parts.slice(0, -1).map((part) => markup`${part}.<wbr>`);
  return markup`<span>${before}</span>${parts.at(-1)}`;
}

/** Structures arrive as JSON: their size first, the whole of them on demand. */
function shown(path: string, value: Provenance['value']): Markup | string {
  const structure = typeof value === 'string' ? parsed(value) : undefined;
  if (structure === undefined) return figureInWords(path, value);
  if (Array.isArray(structure) && structure.every((item) => typeof item === 'string'))
    return structure.join(', ');
  const parts = Object.keys(structure);
  return markup`<details><summary>${parts.slice(0, 2).join(', ')}${parts.length > 2 && ', …'}</summary><pre>${JSON.stringify(structure, null, 1)}</pre></details>`;
}

function parsed(value: string): object | undefined {
  if (!/^[[{]/.test(value)) return undefined;
  try {
    const structure: unknown = JSON.parse(value);
    return typeof structure === 'object' && structure !== null ? structure : undefined;
  } catch {
    return undefined;
  }
}
