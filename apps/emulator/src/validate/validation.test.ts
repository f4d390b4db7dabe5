import { parseHTML } from 'linkedom';
import { expect, test } from 'vitest';
import { testTable } from '../table/testing/summary.ts';
import { validationMarkdown } from './validation-markdown.ts';
import { renderValidation } from './validation-page.ts';
import { type Validation, isAccepted } from './validation.ts';

const validationOf = async (...means: readonly number[]): Promise<Validation> => {
  const tables = await Promise.all(means.map(testTable));
  return {
    profile: 'full',
    seed: 1,
    command: 'npx squall validate',
    version: '0.1.0',
    summaries: tables.map((table, i) => ({ ...table, experiment: `table-${i}` })),
    leftOut: [],
    digest: 'd'.repeat(64),
  };
};

test('one figure outside fails the whole', async () => {
  expect(isAccepted(await validationOf(0.5, 0.5))).toBe(true);
  expect(isAccepted(await validationOf(0.5, 0.9))).toBe(false);
});

test('the page has the answer over all tables, a line and a section for each', async () => {
  const html = renderValidation(await validationOf(0.5, 0.9));
  const { document } = parseHTML(html);
  const words = document.querySelector('.verdict')?.textContent ?? '';
  expect(words).toContain('Not all within');
  expect(words).toContain('3 of 4 figures within tolerance, 2 not comparable; 2 of 2 claims hold.');
  expect(words).toContain('1 figure here');
  expect([...document.querySelectorAll('main > section')].map(({ id }) => id)).toEqual([
    'table-0',
    'table-1',
    'beyond',
    'again',
  ]);
  const links = [...document.querySelectorAll('a[href^="#"]')].map((a) => a.getAttribute('href'));
  for (const link of links) expect(document.querySelector(link ?? '')).not.toBeNull();
  expect(document.querySelectorAll('tr.outside')).toHaveLength(1);
});

test('what was not run is named', async () => {
  const validation = { ...(await validationOf(0.5)), leftOut: ['gc-pause'] };
  expect(renderValidation(validation)).toContain('Not run: gc-pause.');
  expect(validationMarkdown(validation)).toContain('Not run: gc-pause.');
});

test('the Markdown has a line for each figure that was published, those that fail too', async () => {
  const text = validationMarkdown(await validationOf(0.9));
  const lines = text.split('\n').filter((line) => line.startsWith('| N '));
  expect(lines).toHaveLength(3);
  expect(lines[0]).toMatch(
    /\| mean of the draws \| 0\.9 \|.*✗ \*\*outside\*\*, looked at twice \|$/,
  );
  expect(lines[1]).toMatch(/not comparable \|$/);
  expect(lines[2]).toMatch(/\| N 40 \| mean of the draws \| 0\.5.\(20.runs\) \|.*✓ within \|$/);
  expect(new Set(lines.map((line) => line.split(' | ').length))).toEqual(new Set([8]));
});
