import { execFile } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { hasBrowser, launchBrowser } from '../testing/browser.ts';

const app = fileURLToPath(new URL('../..', import.meta.url));
const scratch = join(app, 'out-tsc/validate-e2e');
let folder = '';

function squall(...args: readonly string[]) {
  return new Promise<{ code: number; stdout: string; stderr: string }>((resolve) => {
    const child = execFile(
      process.execPath,
      [join(app, 'bin/squall.mjs'), 'validate', ...args],
      { cwd: folder, maxBuffer: 64e6 },
      (_, stdout, stderr) => resolve({ code: child.exitCode ?? -1, stdout, stderr }),
    );
  });
}
const quickly = ['--profile=reduced', '--tables=gc-pause,osdi-2022-figure-5'];

beforeAll(() => {
  mkdirSync(scratch, { recursive: true });
  folder = mkdtempSync(join(scratch, 'run-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

test('a validation writes a page and a table, the same for any number of workers', async () => {
  const one = await squall(...quickly, '--workers=1', '--out=one');
  const two = await squall(...quickly, '--workers=2', '--out=two');
  expect([one.code, two.code]).toEqual([0, 0]);
  expect(one.stdout).toMatch(/^✓ gc-pause {2}5 of 5 figures within tolerance$/m);
  expect(one.stdout).toMatch(/^report {3}.*one\/index\.html$/m);
  for (const file of ['index.html', 'README.md']) {
    const text = readFileSync(join(folder, 'one', file), 'utf8');
    expect(readFileSync(join(folder, 'two', file), 'utf8')).toBe(text);
    expect(text).toContain(
      'npx squall validate --profile=reduced --seed=2015 --tables=gc-pause,osdi-2022-figure-5',
    );
    expect(text).toMatch(/Not run: aws-backoff/);
  }
}, 180_000);

test.each([
  [
    'a table that is not there',
    ['--tables=gc-pause,gc-paws'],
    /--tables names "gc-paws": give some/,
  ],
  ['an experiment that is no table', ['--tables=skype-2015'], /--tables names "skype-2015"/],
  ['a profile that is not there', ['--profile=huge'], /--profile is "huge": give one of full/],
])('%s is refused in one line', async (_, args, says) => {
  const { code, stderr } = await squall(...args);
  expect(stderr).toMatch(says);
  expect(stderr.trim().split('\n')).toHaveLength(1);
  expect(code).toBe(2);
});

describe.runIf(hasBrowser)('the page in a browser', () => {
  let browser: Browser;
  beforeAll(async () => {
    browser = await launchBrowser();
    await squall(...quickly, '--out=page');
  }, 180_000);
  afterAll(() => browser?.close());

  test.each([
    [390, 'light'],
    [390, 'dark'],
    [1280, 'light'],
    [1280, 'dark'],
  ] as const)('fits %i px in %s without a complaint or a request', async (width, colorScheme) => {
    const page = await browser.newPage({ viewport: { width, height: 900 }, colorScheme });
    const complaints: string[] = [];
    page.on('console', (message) => complaints.push(message.text()));
    page.on('request', (request) => {
      if (!/^(file|data):/.test(request.url())) complaints.push(request.url());
    });
    await page.goto(pathToFileURL(join(folder, 'page', 'index.html')).href);
    const seen = await page.evaluate<{ width: number; rows: number; paper: string }>(`({
      width: document.documentElement.scrollWidth,
      rows: [...document.querySelectorAll('tr.within')].filter((tr) => tr.getBoundingClientRect().height > 10).length,
      paper: getComputedStyle(document.body).backgroundColor,
    })`);
    expect(complaints).toEqual([]);
    expect(seen.width).toBe(width);
    expect(seen.rows).toBeGreaterThan(10);
    expect(Number(/\d+/.exec(seen.paper)?.[0]) > 128).toBe(colorScheme === 'light');
    await page.close();
  });
});
