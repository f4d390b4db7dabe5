import type { PhaseDiagram } from '@squall/experiment';
import { parseHTML } from 'linkedom';
import { describe, expect, it } from 'vitest';
import { placeOfLoad } from './charts/phase.ts';
import { renderMap } from './map-page.ts';
import { testDiagram } from './testing/diagram.ts';

/** What these tests read of a page. */
interface Element {
  readonly textContent: string;
  readonly id: string;
  getAttribute(name: string): string | null;
  querySelector(selector: string): Element | null;
  querySelectorAll(selector: string): Iterable<Element>;
}

const pageOf = (diagram: PhaseDiagram): Element => parseHTML(renderMap(diagram)).document;
const all = (element: Element, selector: string) => [...element.querySelectorAll(selector)];
const texts = (element: Element, selector: string) =>
  all(element, selector).map(({ textContent }) =>
    textContent
      .replace(/[\u00A0\u202F]/g, ' ')
      .replace(/\s+/g, ' ')
      .trim(),
  );

const diagram = testDiagram();
const page = pageOf(diagram);

describe('the page of a map', () => {
  it('draws every cell with the letter and the class of its verdict, the largest trigger on top', () => {
    const cells = all(page, '.cells g');
    expect(cells).toHaveLength(45);
    const letters = texts(page, '.cells g > text:not(.of)');
    expect(letters.slice(0, 9).join('')).toBe('SRRUMMMMO');
    expect(letters.slice(-9).join('')).toBe('SSSSRRMMO');
    expect(cells[0]?.getAttribute('class')).toBe('verdict-stable');
    expect(texts(page, '.cells g > title')[0]).toBe(
      'Requests 1/s, Share that is cut 83.3 %: stable',
    );
  });

  it('says how many runs came to the verdict where they disagree', () => {
    expect(new Set(texts(page, '.cells .of'))).toEqual(new Set(['2/3']));
    expect(all(page, '.cells .of')).toHaveLength(5);
    expect(texts(page, 'figcaption p')[0]).toContain('where runs disagree');
  });

  it('draws the stable load through every row, with its formula and what it comes to', () => {
    const lines = all(page, '.cells .stable-load');
    expect(lines.map((line) => line.getAttribute('x1'))).toEqual(
      Array.from({ length: 5 }, () => '33.33%'),
    );
    expect(texts(page, '.stable-label text')).toEqual(['C_stable 3.5/s']);
    expect(texts(page, 'figcaption p')[0]).toContain('C_stable = C_norm / (w_L · w_C): 3.5/s.');
  });

  it('names all verdicts that occur, with their number and their meaning', () => {
    expect(texts(page, '.phase-keys li').map((text) => text.split(':')[0])).toEqual([
      'Sstable 41',
      'Rrecovered 28',
      'Uundecided 8',
      'Ooverloaded 15',
      'Mmetastable 43',
    ]);
  });

  it('has the same as a table, cell by cell', () => {
    const rows = texts(page, '.phase-table tbody tr');
    expect(rows).toHaveLength(5);
    expect(rows[0]).toMatch(/^83\.3 % ?stable ?recovered/);
    expect(rows[0]).toContain('metastable 2, stable 1');
    expect(texts(page, '.phase-table thead th')).toContain('3/s');
  });

  it('says what it is of, how it was made, and how to make it again', () => {
    expect(texts(page, 'h1')).toEqual(['A map for the tests']);
    expect(texts(page, '.stamp')).toEqual(['Accepted']);
    expect(texts(page, '#set-up li')).toEqual([
      'One server.',
      'Cells are watched for longer.',
      'Requests: 1 to 9/s, 9 values.',
      'Share that is cut: 16.7 % to 83.3 %, 5 values.',
      'Judged: goodput.',
      'The same replication has the same random numbers in every cell.',
      'Asked for: retries=4.',
    ]);
    expect(texts(page, '.command')).toEqual(['npx squall map test-map --seed=1']);
  });

  it('marks a cell that is against theory, and does not accept it', () => {
    const [first, ...others] = diagram.cells;
    const cells = [{ ...first!, againstTheory: true, verdict: 'metastable' as const }, ...others];
    const wrong = pageOf({ ...diagram, cells, accepted: false });
    expect(texts(wrong, '.stamp')).toEqual(['Not accepted']);
    expect(all(wrong, '.cells .against')).toHaveLength(1);
  });

  it('draws no line where theory says nothing, and accepts nothing', () => {
    const cells = diagram.cells.map((cell) => ({ ...cell, stableLoad: null }));
    const plain = pageOf({ ...diagram, cells, formula: null });
    expect(all(plain, '.stable-load, .stable-label')).toEqual([]);
    expect(texts(plain, 'figcaption p')[0]).not.toContain('dashed');
    expect(texts(plain, '.stamp')).toEqual(['Drawn']);
  });

  it('takes one load and one trigger', () => {
    const one = pageOf(testDiagram({ loads: 1, triggers: 1 }));
    expect(all(one, '.cells g')).toHaveLength(1);
    expect(all(one, '.stable-load')).toEqual([]);
  });

  it('is the same for the same diagram, runs nothing, asks the network for nothing', () => {
    const html = renderMap(diagram);
    expect(renderMap(testDiagram())).toBe(html);
    expect(html).not.toMatch(/<script|\son\w+=|style="|https?:|url\(|@import|\ssrc=/);
    const policy = page.querySelector('meta[http-equiv]')?.getAttribute('content');
    expect(policy).toContain("default-src 'none'");
    const ids = all(page, '[id]').map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
    for (const link of all(page, 'a')) expect(ids).toContain(link.getAttribute('href')?.slice(1));
    for (const svg of all(page, 'svg'))
      expect(svg.getAttribute('aria-label') ?? svg.getAttribute('aria-hidden')).toBeTruthy();
  });

  it('puts no markup of a hostile diagram into the page', () => {
    const poison = `"'><script>alert(1)</script>`;
    const hostile: PhaseDiagram = JSON.parse(
      JSON.stringify(diagram, (key, value: unknown) =>
        typeof value === 'string' && key !== 'verdict' ? value + poison : value,
      ),
    );
    expect(renderMap(hostile)).not.toMatch(/<script/);
  });
});

describe('where a load lies', () => {
  const axis = { label: '', unit: '', values: [10, 20, 30, 40] };
  it.each([
    [10, 0.125],
    [25, 0.5],
    [40, 0.875],
    [5, 0],
    [45, 1],
    [4, null],
    [46, null],
  ])('%d of 10 to 40', (load, place) => {
    expect(placeOfLoad(axis, load)).toBe(place);
  });
});
