import type { Browser, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { hasBrowser, launchBrowser } from '../testing/browser.ts';
import { type Relay, openRelay } from './relay.ts';
import { type FakeViewer, openFakeViewer } from './testing/fake-viewer.ts';
import { plainCluster } from './testing/plain-cluster.ts';

describe.runIf(hasBrowser)('the bridge page in a real browser', () => {
  let browser: Browser;
  let viewer: FakeViewer;
  let opened: { readonly relay: Relay; readonly page: Page } | undefined;

  beforeAll(async () => {
    viewer = await openFakeViewer();
    browser = await launchBrowser();
  });
  afterEach(async () => {
    await opened?.page.close();
    await opened?.relay.close();
    opened = undefined;
  });
  afterAll(async () => {
    await browser.close();
    await viewer.close();
  });

  /** A client on a kernel that is watched, the page open in the browser, and what went wrong on it. */
  async function open(viewerUrl: string, runMs = 0) {
    const cluster = plainCluster(['client:3']);
    cluster.start('client:3');
    cluster.kernel.runUntil(runMs);
    const { kept } = cluster;
    const watched = ['client:3'];
    const options = { viewer: new URL(viewerUrl), watched, backlog: kept.backlog, patienceMs: 500 };
    const relay = await openRelay(options);
    const page = await browser.newPage();
    opened = { relay, page };
    const errors: string[] = [];
    page.on('pageerror', (error) => errors.push(error.message));
    page.on('console', (message) => {
      if (message.type() === 'error') errors.push(message.text());
    });
    await page.goto(relay.url);
    const frame = page.frameLocator('iframe');
    const lines = () => frame.locator('li').allTextContents();
    /** Runs on, and tells the viewers what happened. */
    const runOn = (untilMs: number) => {
      const before = cluster.messages.length;
      cluster.kernel.runUntil(untilMs);
      for (const { text } of cluster.messages.slice(before)) relay.send(text);
    };
    return { relay, page, frame, lines, runOn, errors };
  }

  test('the viewer is shown the definition, then events and snapshots as they happen', async () => {
    const { page, relay, lines, runOn, errors } = await open(viewer.url);
    await expect.poll(lines).toHaveLength(3);
    runOn(1200);
    await expect
      .poll(lines)
      .toEqual([
        '@xstate.actor client:3 "waiting"',
        '@xstate.event xstate.init',
        '@xstate.snapshot xstate.init "waiting"',
        '@xstate.event xstate.after.1000.session.waiting',
        '@xstate.snapshot xstate.after.1000.session.waiting "connecting"',
      ]);
    expect(new URL(page.url()).search).toBe('');
    expect(await page.locator('#watched').textContent()).toBe('Watching client:3');
    expect(await page.locator('#hint').isVisible()).toBe(false);
    expect(relay.viewers()).toBe(1);
    expect(errors).toEqual([]);
  });

  test('the definition that it is shown has the states of the machine', async () => {
    const { frame, lines } = await open(viewer.url);
    await expect.poll(lines).toHaveLength(3);
    const definition = await frame.locator('li').first().getAttribute('title');
    const { states }: { readonly states: object } = JSON.parse(definition!);
    expect(Object.keys(states)).toEqual(['waiting', 'connecting', 'backoff', 'active']);
  });

  test('a page that lost its connection takes up the story where it was', async () => {
    const { page, lines, runOn } = await open(viewer.url);
    await expect.poll(lines).toHaveLength(3);
    await page.evaluate('socket.close()');
    runOn(1200);
    await expect.poll(lines, { timeout: 5000 }).toHaveLength(5);
    expect((await lines()).at(-1)).toMatch(/"connecting"$/);
  });

  test('a viewer that comes late, long after the start, begins with the definition', async () => {
    const { frame, page, lines } = await open(`${viewer.url}?shy`, 3_000_000);
    await page.locator('#hint').waitFor({ state: 'visible' });
    expect(await lines()).toEqual([]);
    await frame.locator('button').click();
    await expect.poll(async () => (await lines()).length).toBe(501);
    expect((await lines())[0]).toBe('@xstate.actor client:3 "waiting"');
    expect(await page.locator('#hint').isVisible()).toBe(false);
  });

  test('a viewer that is loaded again begins with the definition again', async () => {
    const { page, lines, runOn } = await open(viewer.url);
    await expect.poll(lines).toHaveLength(3);
    runOn(1200);
    await expect.poll(lines).toHaveLength(5);
    await page.frames()[1]!.goto(viewer.url);
    await expect.poll(lines).toHaveLength(5);
    expect((await lines())[0]).toBe('@xstate.actor client:3 "waiting"');
  });

  test('the page loaded again, without the token in its address, shows it all again', async () => {
    const { page, lines } = await open(viewer.url);
    await expect.poll(lines).toHaveLength(3);
    await page.reload();
    await expect.poll(lines).toHaveLength(3);
  });

  test('a viewer that cannot be reached is named, with the way out', async () => {
    const { page } = await open('http://127.0.0.1:9/inspect');
    const hint = page.locator('#hint');
    await hint.waitFor({ state: 'visible' });
    expect(await hint.textContent()).toMatch(
      /127\.0\.0\.1:9\/inspect does not answer.*--inspect-url/,
    );
  });

  test('when the run has ended the page says so and keeps what was shown', async () => {
    const { page, relay, lines } = await open(viewer.url);
    await expect.poll(lines).toHaveLength(3);
    await relay.close();
    await expect
      .poll(() => page.locator('#state').textContent())
      .toBe('the run has ended, 3 messages');
    expect(await lines()).toHaveLength(3);
  });
});
