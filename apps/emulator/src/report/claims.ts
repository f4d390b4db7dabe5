import type { ClaimResult } from '@squall/experiment';
import { type Report, anchorOf, measureNamed, missing, titleOf } from './context.ts';
import { boundInWords, estimated, humanise, measured, plural } from './format.ts';
import { type Markup, markup } from './html.ts';
import { icon } from './icon.ts';

/** Each claim with what was measured and the bound that every replication had to keep. */
export function claimsSection(report: Report): Markup {
  const { claims } = report.summary;
  return markup`<section id="claims" aria-labelledby="claims-title">
    <h2 id="claims-title">The claims</h2>
    <p class="lead">A claim holds when every replication keeps its bound: a mean can hide the run that did not come back. Measures are means over n replications ± half the width of their ${confidence(claims)} confidence interval.</p>
    ${claims.length === 0 ? markup`<p class="none">No claim could be judged.</p>` : table(report)}
  </section>`;
}

function confidence(claims: readonly ClaimResult[]): string {
  const known = claims.find(({ estimate }) => estimate !== null)?.estimate;
  return `${Number(((known?.confidence ?? 0.95) * 100).toPrecision(4))}\u202F%`;
}

function table(report: Report): Markup {
  const rows = report.summary.claims.map((claim, i) => row(report, claim, i + 1));
  return markup`<table class="claims">
    <thead><tr><th scope="col"><span class="visually-hidden">Held</span></th><th scope="col">Claim</th><th scope="col">Variant</th><th scope="col" class="num">Measured</th><th scope="col" class="num">Bound</th></tr></thead>
    <tbody>${rows}</tbody></table>`;
}

function row(report: Report, claim: ClaimResult, number: number): Markup {
  const { variant, measure, bound, held } = claim;
  const about = measureNamed(report, variant, measure);
  const unit = about?.unit ?? '';
  return markup`<tr id="claim-${number}" class="${held ? 'held' : 'failed'}">
    <td class="mark">${icon(held)}</td>
    <th scope="row"><div><span class="n">${number}</span><span>${claim.claim} <small>${humanise(about?.label ?? measure)}${unitWords(unit)}</small></span></div></th>
    <td class="variant"><a href="#${anchorOf(report, variant)}">${titleOf(report, variant)}</a></td>
    <td class="num measured">${valueOf(claim, unit)}</td>
    <td class="num bound">${boundInWords(bound, unit)}</td></tr>`;
}

function unitWords(unit: string): string {
  return unit === '' || unit === 'ms' || unit === '1/s' ? '' : `, ${unit}`;
}

function valueOf({ values, estimate }: ClaimResult, unit: string): Markup {
  const never = missing(values);
  const n = `n = ${values.length}`;
  if (estimate === null)
    return markup`<b>never</b> <small>not within the horizon in ${plural(values.length, 'run')}</small>`;
  const late = never > 0 ? `, ${never} not within the horizon` : '';
  return markup`<b>${estimated(estimate, unit)}</b> <small>${n}${late}${spread(values, unit)}</small>`;
}

/** From the least to the greatest replication: what the bound is held against. */
function spread(values: readonly (number | null)[], unit: string): string {
  const known = values.filter((value) => value !== null).sort((a, b) => a - b);
  const [least, greatest] = [known[0], known.at(-1)];
  if (least === undefined || greatest === undefined) return '';
  const [from, to] = [measured(least, unit), measured(greatest, unit)];
  return from === to ? '' : `, ${from} to ${to}`;
}
