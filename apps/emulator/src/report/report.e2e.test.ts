import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { hasBrowser, launchBrowser } from '../testing/browser.ts';
import { renderReport } from './page.ts';
import { testSummary } from './testing/summary.ts';

/** Words without a place to break are what makes pages overflow. */
const unbreakable = 'an-identifier-that-is-longer-than-a-telephone-is-wide'.replaceAll('-', '');

describe.runIf(hasBrowser)('the report in a browser', () => {
  const folder = mkdtempSync(join(tmpdir(), 'squall-report-'));
  let browser: Browser;

  beforeAll(async () => {
    const summary = testSummary();
    const [base, ...variants] = summary.variants;
    const harsh = {
      ...summary,
      title: unbreakable,
      variants: [{ ...base!, title: unbreakable }, ...variants],
    };
    writeFileSync(join(folder, 'plain.html'), await renderReport(summary));
    writeFileSync(join(folder, 'harsh.html'), await renderReport(harsh));
    browser = await launchBrowser();
  });

  afterAll(async () => {
    await browser?.close();
    rmSync(folder, { recursive: true, force: true });
  });

  async function open(file: string, width: number, colorScheme: 'light' | 'dark') {
    const page = await browser.newPage({ viewport: { width, height: 900 }, colorScheme });
    const complaints: string[] = [];
    page.on('console', (message) => complaints.push(message.text()));
    page.on('pageerror', (error) => complaints.push(error.message));
    page.on('request', (request) => {
      const url = request.url();
      if (!/^(file|data):/.test(url)) complaints.push(`request to ${url}`);
    });
    await page.goto(pathToFileURL(join(folder, file)).href);
    return { page, complaints };
  }

  const cases = [390, 1280].flatMap((width) =>
    (['light', 'dark'] as const).flatMap((scheme) =>
      ['plain.html', 'harsh.html'].map((file) => ({ width, scheme, file })),
    ),
  );

  it.each(cases)(
    '$file fits $width px in $scheme without a complaint or a request',
    async ({ width, scheme, file }) => {
      const { page, complaints } = await open(file, width, scheme);
      const { scrollWidth, paper, ink } = await page.evaluate<{
        scrollWidth: number;
        paper: string;
        ink: string;
      }>(
        `({ scrollWidth: document.documentElement.scrollWidth, paper: getComputedStyle(document.body).backgroundColor, ink: getComputedStyle(document.body).color })`,
      );
      expect(scrollWidth).toBe(width);
      expect(complaints).toEqual([]);
      const brightness = (colour: string) => Number(/\d+/.exec(colour)?.[0]);
      expect(brightness(paper) > brightness(ink)).toBe(scheme === 'light');
      await page.close();
    },
  );

  it('draws its panels across the width, with lines that do not leave them', async () => {
    const { page } = await open('plain.html', 1280, 'light');
    const outside =
      await page.evaluate<number>(`[...document.querySelectorAll('.stack .panel')].filter((panel) => {
      const box = panel.getBoundingClientRect();
      return box.width < 600 || [...panel.querySelectorAll('path')].some((path) => {
        const drawn = path.getBoundingClientRect();
        return drawn.left < box.left - 2 || drawn.right > box.right + 2 || drawn.top < box.top - 2 || drawn.bottom > box.bottom + 2;
      });
    }).length`);
    expect(outside).toBe(0);
    await page.close();
  });

  it.each([390, 1280])('keeps the numbers of events apart at %i px', async (width) => {
    const { page } = await open('plain.html', width, 'light');
    const touching =
      await page.evaluate<number>(`[...document.querySelectorAll('.axis')].flatMap((axis) => {
      const boxes = [...axis.querySelectorAll('.marker')].map((marker) => marker.getBoundingClientRect());
      return boxes.flatMap((a, i) => boxes.slice(i + 1).filter((b) =>
        a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom));
    }).length`);
    expect(touching).toBe(0);
    await page.close();
  });

  it('prints light, with every book open', async () => {
    const { page } = await open('plain.html', 1280, 'dark');
    await page.emulateMedia({ media: 'print', colorScheme: 'dark' });
    const printed = await page.evaluate<{ ink: string; books: boolean; nav: string }>(`({
      ink: getComputedStyle(document.body).color,
      books: [...document.querySelectorAll('.ledger')].every((table) => table.getBoundingClientRect().height > 100),
      nav: getComputedStyle(document.querySelector('nav')).display,
    })`);
    expect(printed).toEqual({ ink: 'rgb(28, 33, 40)', books: true, nav: 'none' });
    await page.close();
  });
});
