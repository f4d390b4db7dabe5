import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { hasBrowser, launchBrowser } from '../testing/browser.ts';
import { renderMap } from './map-page.ts';
import { testDiagram } from './testing/diagram.ts';

describe.runIf(hasBrowser)('the page of a map in a browser', () => {
  const folder = mkdtempSync(join(tmpdir(), 'squall-map-'));
  let browser: Browser;

  beforeAll(async () => {
    writeFileSync(join(folder, 'usual.html'), renderMap(testDiagram()));
    writeFileSync(join(folder, 'many.html'), renderMap(testDiagram({ loads: 25, triggers: 20 })));
    const cells = testDiagram().cells.map((cell) => ({ ...cell, stableLoad: null }));
    writeFileSync(
      join(folder, 'plain.html'),
      renderMap({ ...testDiagram(), cells, formula: null }),
    );
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
    await page.goto(pathToFileURL(join(folder, file)).href);
    return { page, complaints };
  }

  const cases = [390, 1280].flatMap((width) =>
    (['light', 'dark'] as const).flatMap((scheme) =>
      ['usual.html', 'many.html'].map((file) => ({ width, scheme, file })),
    ),
  );

  it.each(cases)(
    '$file fits $width px in $scheme: no complaint, no value upon another',
    async ({ width, scheme, file }) => {
      const { page, complaints } = await open(file, width, scheme);
      const { scrollWidth, touching } = await page.evaluate<{
        scrollWidth: number;
        touching: number;
      }>(`({
        scrollWidth: document.documentElement.scrollWidth,
        touching: ['.across text', 'svg.up text'].flatMap((selector) => {
          const boxes = [...document.querySelectorAll(selector)].map((text) => text.getBoundingClientRect()).filter((box) => box.width > 0);
          return boxes.flatMap((a, i) => boxes.slice(i + 1).filter((b) =>
            a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom));
        }).length,
      })`);
      expect(scrollWidth).toBe(width);
      expect(touching).toBe(0);
      expect(complaints).toEqual([]);
      await page.close();
    },
  );

  it.each(['usual.html', 'plain.html'])(
    '%s has its values below and beside its cells',
    async (file) => {
      const { page } = await open(file, 1280, 'light');
      const apart = await page.evaluate<readonly number[]>(`(() => {
      const box = (selector) => document.querySelector(selector).getBoundingClientRect();
      return [box('.across text').top - box('.cells').bottom, box('.cells').left - box('svg.up text').right, box('.cells').top - box('svg.up').top];
    })()`);
      expect(apart[0]).toBeGreaterThanOrEqual(0);
      expect(apart[1]).toBeGreaterThanOrEqual(0);
      expect(apart[2]).toBe(0);
      await page.close();
    },
  );

  it.each(['light', 'dark'] as const)(
    'keeps letters and their cells apart by more than hue in %s',
    async (scheme) => {
      const { page } = await open('usual.html', 1280, scheme);
      const pairs = await page.evaluate<readonly (readonly [string, string])[]>(
        `[...document.querySelectorAll('.cells g')].map((g) => [getComputedStyle(g.querySelector('rect')).fill, getComputedStyle(g.querySelector('text')).fill])`,
      );
      const contrasts = pairs.map(([cell, letter]) => contrast(cell, letter));
      expect(Math.min(...contrasts)).toBeGreaterThan(4.5);
      await page.close();
    },
  );
});

/** Of WCAG: from 1 to 21. */
function contrast(a: string, b: string): number {
  const lightness = (colour: string) => {
    const [red = 0, green = 0, blue = 0] = (colour.match(/\d+/g) ?? []).map((part) => {
      const share = Number(part) / 255;
      return share <= 0.039_28 ? share / 12.92 : Math.pow((share + 0.055) / 1.055, 2.4);
    });
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
  };
  const [dark = 0, light = 0] = [lightness(a), lightness(b)].toSorted((x, y) => x - y);
  return (light + 0.05) / (dark + 0.05);
}
