import { readFileSync } from 'node:fs';

/** What the app's manifest says of itself: its version, and the exact versions that it depends on. */
export const manifest = JSON.parse(
  readFileSync(new URL('../../package.json', import.meta.url), 'utf8'),
) as { readonly version: string; readonly dependencies: Readonly<Record<string, string>> };
