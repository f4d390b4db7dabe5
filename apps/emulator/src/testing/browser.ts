import { existsSync } from 'node:fs';
import { type Browser, chromium } from 'playwright-core';

const executablePath = process.env['CHROMIUM_PATH'] ?? '/usr/bin/chromium';

/** Where the browser is missing its tests are skipped, visibly; on a build server they fail instead. */
export const hasBrowser = existsSync(executablePath) || process.env['CI'] !== undefined;

/** A real Chromium that keeps to itself: nothing of it looks for updates or hosts of its maker. */
export function launchBrowser(): Promise<Browser> {
  return chromium.launch({
    executablePath,
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
    ],
  });
}
