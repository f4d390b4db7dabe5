import { parseHTML } from 'linkedom';
import { expect, test } from 'vitest';
import { testTable } from '../testing/summary.ts';
import { renderTable } from './table-page.ts';

const pageOf = async (mean?: number) => parseHTML(renderTable(await testTable(mean))).document;

const textOf = (element: { readonly textContent: string | null } | null): string =>
  (element?.textContent ?? '').replaceAll(/\s+/g, ' ').trim();

/** Lines of the first table, cell by cell. */
const linesOf = (page: Awaited<ReturnType<typeof pageOf>>) =>
  [...page.querySelectorAll('.comparisons')].map((table) =>
    [...table.querySelectorAll('tbody tr')].map((tr) => [...tr.children].map(textOf)),
  );

test('each figure has theirs, ours, the interval, what is allowed and a judgement', async () => {
  const [compared = [], others = []] = linesOf(await pageOf());
  expect(compared.map(([first]) => first)).toEqual([
    'N 10',
    'mean of the draws',
    'least of them',
    'Not comparable: it was drawn by hand.',
    'N 40',
    'mean of the draws',
    'least of them',
  ]);
  expect(compared[1]).toEqual([
    'mean of the draws',
    '0.5',
    expect.stringMatching(/^0\.\d+$/),
    expect.stringMatching(/^0\.\d+ to 0\.\d+$/),
    '20',
    expect.stringMatching(/^± 0\.\d+$/),
    'within',
  ]);
  expect(compared[2]?.at(-1)).toBe('not comparable');
  expect(compared[5]?.slice(1, 2)).toEqual(['0.5 (20 runs)']);
  expect(compared[6]?.at(-1)).toBe('nothing published');
  expect(others.map(([first]) => first)).toEqual(['N 7', 'mean of the draws', 'least of them']);
});

test('a figure outside is told apart by word, sign and class, and what the first look said stays', async () => {
  const page = await pageOf(0.9);
  const outside = page.querySelector('tr.outside');
  expect(textOf(outside?.lastElementChild ?? null)).toMatch(
    /^outside looked at twice: first 0\.\d+ in 20 runs$/,
  );
  expect(outside?.querySelector('svg')?.getAttribute('aria-label')).toBe('failed');
  expect(textOf(page.querySelector('.verdict'))).toMatch(/^Not reproduced 1 of 2 published/);
  expect(page.querySelectorAll('tr.outside')).toHaveLength(1);
});

test('claims are there, held or not run; and how to run it again', async () => {
  const page = await pageOf();
  expect([...page.querySelectorAll('.table-claims li')].map(textOf)).toEqual([
    'Draws are below one',
    'Nobody ran this; not judged, its rows were not run',
  ]);
  expect(textOf(page.querySelector('.again'))).toContain('npx squall run small-table');
});

test('words of a table are text; its page asks nobody for anything and is the same each time', async () => {
  const html = renderTable(await testTable());
  expect(html).toContain('A &lt;small&gt; table');
  expect(html).toContain('&quot;uniform&quot; distribution &amp; nobody');
  expect(html).not.toMatch(/<script|https?:\/\//);
  expect(renderTable(await testTable())).toBe(html);
});
