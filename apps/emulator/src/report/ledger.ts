import type { VariantSummary } from '@squall/experiment';
import { type LedgerTotals, mergeLedgers } from '@squall/metrics';
import type { Report } from './context.ts';
import { count, humanise, share } from './format.ts';
import { type Markup, markup } from './html.ts';
import { icon } from './icon.ts';

/** What became of every request, to the unit: each row is an equation. */
export function ledgerSection({ summary }: Report): Markup {
  return markup`<section id="ledger" aria-labelledby="ledger-title">
    <h2 id="ledger-title">The books</h2>
    <p class="lead">Nothing is dropped uncounted. For every service, <em>first attempts + retries = answered + rejected + timed out + abandoned + in flight</em> at the end of the run, to the unit; and what a service has <em>served = useful + in vain</em>. Counts are those of the first replication.</p>
    ${summary.variants.map((variant, i) => variantBooks(variant, i === 0))}
  </section>`;
}

type Book = readonly [key: string, totals: LedgerTotals];

/** The services of a cell beside one another, cells and services as they first appear. */
function inOrderOfCells(books: readonly Book[]): readonly Book[] {
  const cellOf = ([key]: Book) => key.slice(0, key.indexOf('/'));
  const cells = [...new Set(books.map(cellOf))];
  return cells.flatMap((cell) => books.filter((book) => cellOf(book) === cell));
}

function variantBooks(variant: VariantSummary, open: boolean): Markup {
  const books = inOrderOfCells(Object.entries(variant.ledger));
  const all = mergeLedgers(books.map(([, totals]) => totals));
  const balanced = books.every(([, totals]) => balances(totals));
  const sent = all.requestedFirst + all.requestedRetry;
  return markup`<details class="books"${open && ' open'}><summary>${icon(balanced)}<b>${variant.title}</b> <span>${count(sent)} requests, ${balanced ? 'every one accounted for' : 'books that do not balance'}</span></summary>
    ${books.length === 0 ? markup`<p class="none">No books were kept.</p>` : table(variant, books, all)}</details>`;
}

const columns: readonly {
  readonly head: string;
  readonly sign: string;
  readonly of: keyof LedgerTotals;
}[] = [
  { head: 'first attempts', sign: '', of: 'requestedFirst' },
  { head: 'retries', sign: '+', of: 'requestedRetry' },
  { head: 'answered', sign: '=', of: 'answered' },
  { head: 'rejected', sign: '+', of: 'rejected' },
  { head: 'timed out', sign: '+', of: 'timedOut' },
  { head: 'abandoned', sign: '+', of: 'abandoned' },
  { head: 'in flight', sign: '+', of: 'inFlight' },
  { head: 'useful', sign: 'served', of: 'servedUseful' },
  { head: 'in vain', sign: '+', of: 'servedWasted' },
];

function table(variant: VariantSummary, books: readonly Book[], all: LedgerTotals): Markup {
  const heads = columns.map(
    ({ head, sign }) =>
      markup`<th scope="col" class="num${sign === '=' || sign === 'served' ? ' part' : ''}"><i>${sign}</i> ${head}</th>`,
  );
  const rows = books.map(([key, totals]) => row(key.split('/').map(humanise).join(' · '), totals));
  return markup`<div class="scroll" tabindex="0" role="region" aria-label="Books of ${variant.title}"><table class="ledger">
    <thead><tr><th scope="col">Cell · service</th>${heads}<th scope="col" class="num">of it in vain</th><th scope="col">Balance</th></tr></thead>
    <tbody>${rows}</tbody><tfoot>${row('All services', all)}</tfoot></table></div>`;
}

function row(name: string, totals: LedgerTotals): Markup {
  const served = totals.servedUseful + totals.servedWasted;
  const cells = columns.map(
    ({ of, sign }) =>
      markup`<td class="num${sign === '=' || sign === 'served' ? ' part' : ''}${totals[of] === 0 && ' zero'}">${count(totals[of])}</td>`,
  );
  return markup`<tr><th scope="row">${name}</th>${cells}<td class="num">${served > 0 ? share(totals.servedWasted / served) : '–'}</td><td>${icon(balances(totals))}</td></tr>`;
}

/** Whether the equation of a row comes out, read from its own figures. */
function balances(totals: LedgerTotals): boolean {
  const { requestedFirst, requestedRetry, answered, rejected, timedOut, abandoned, inFlight } =
    totals;
  const settled = answered + rejected + timedOut + abandoned + inFlight;
  return requestedFirst + requestedRetry === settled && inFlight >= 0;
}
