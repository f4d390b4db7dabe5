import type { RunSummary, SensitivityResult } from '@squall/experiment';
import type { Report } from './context.ts';
import { plural } from './format.ts';
import { type Markup, markup } from './html.ts';
import { icon } from './icon.ts';
import { figureInWords } from './figure-words.ts';

/** For which part of the range of each assumed figure the claims hold. */
export function sensitivitySection({ summary }: Report): Markup {
  return markup`<section id="sensitivity" aria-labelledby="sensitivity-title">
    <h2 id="sensitivity-title">If the assumptions are wrong</h2>
    ${summary.sensitivity.length === 0 ? notVaried(summary) : varied(summary)}
  </section>`;
}

function notVaried({ profile, provenance }: RunSummary): Markup {
  const ranged = provenance.filter(({ range }) => range !== undefined).length;
  return markup`<p class="none">The profile <code>${profile}</code> did not vary the assumed figures${ranged > 0 ? `, although ${plural(ranged, 'of them has', 'of them have')} a range. Run a profile that has a sensitivity part to see how far the claims hold` : ''}.</p>`;
}

function varied(summary: RunSummary): Markup {
  const { claims, sensitivity } = summary;
  const figures = [...new Set(sensitivity.map(({ path }) => path))];
  const heads = claims.map(
    ({ claim }, i) =>
      markup`<th scope="col"><a href="#claim-${i + 1}" title="${claim}">${i + 1}</a></th>`,
  );
  return markup`${conclusion(summary)}
    <figure aria-labelledby="sensitivity-caption">
    <figcaption><h3 id="sensitivity-caption">Each claim with one assumed figure at an end of its range</h3>
    <p>Columns are the claims by <a href="#claims">their numbers</a>, rows are values of one assumed figure, all others as assumed; the row of the assumed value repeats the verdict above. An empty cell: not evaluated, as its variant was not varied.</p></figcaption>
    <table class="matrix"><thead><tr><th scope="col">Figure</th>${heads}</tr></thead>
    ${figures.map((path) => figureRows(summary, path))}</table></figure>`;
}

/** In words first: how many claims never fail, and what each of the others hangs on. */
function conclusion({ claims, sensitivity }: RunSummary): Markup {
  const tried = claims.flatMap(({ claim }, i) =>
    sensitivity.some(({ held }) => typeof held[i] === 'boolean') ? [{ claim, i }] : [],
  );
  const fragile = tried.flatMap(({ claim, i }) => {
    const failures = sensitivity.filter(({ held }) => held[i] === false);
    return failures.length > 0 ? [{ claim, i, failures }] : [];
  });
  const robust = tried.length - fragile.length;
  return markup`<p class="lead">${robust} of the ${plural(tried.length, 'claim')} that were evaluated ${robust === 1 ? 'holds' : 'hold'} at both ends of every range.</p>
    <ul class="fragile">${fragile.map(
      ({ claim, i, failures }) =>
        markup`<li><a href="#claim-${i + 1}">${i + 1}</a> <b>${claim}</b> fails with ${failures.map(
          ({ path, value }, at) =>
            markup`${at > 0 && ', with '}<code>${path}</code> at ${figureInWords(path, value)}`,
        )}</li>`,
    )}</ul>`;
}

function figureRows(summary: RunSummary, path: string): Markup {
  const { claims, sensitivity } = summary;
  const ends = sensitivity.filter((result) => result.path === path);
  const assumed: SensitivityResult = {
    path,
    value: ends[0]?.assumed ?? 0,
    assumed: ends[0]?.assumed ?? 0,
    held: claims.map(({ held }) => held),
  };
  const rows = [...ends, assumed].sort((a, b) => a.value - b.value);
  return markup`<tbody><tr class="figure"><th colspan="${claims.length + 1}" scope="rowgroup"><code>${path}</code></th></tr>
    ${rows.map((result) => row(result, result === assumed, claims.length))}</tbody>`;
}

function row({ path, value, held }: SensitivityResult, asAssumed: boolean, claims: number): Markup {
  const cells = Array.from({ length: claims }, (_, i) => {
    const claim = held[i] ?? null;
    return markup`<td>${claim !== null && icon(claim)}</td>`;
  });
  return markup`<tr class="${asAssumed ? 'as-assumed' : 'end'}"><th scope="row">${figureInWords(path, value)}${asAssumed && markup` <small>assumed</small>`}</th>${cells}</tr>`;
}
