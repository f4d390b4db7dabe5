import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { expect, test, vi } from 'vitest';

const folder = new URL('../', import.meta.url);
const readme = readFileSync(new URL('README.md', folder), 'utf8');

test('the snippet of the README runs and prints what it says', async () => {
  const snippet = /```ts\n([^]*?)```/.exec(readme)?.[1] ?? '';
  const file = new URL('out-tsc/readme-snippet.ts', folder);
  mkdirSync(new URL('.', file), { recursive: true });
  writeFileSync(file, snippet);
  const log = vi.spyOn(console, 'log').mockImplementation(() => undefined);
  await import(/* @vite-ignore */ file.href);
  const printed = log.mock.calls.map(([line]: unknown[]) => `// ${String(line)}`);
  log.mockRestore();
  expect(printed).toHaveLength(6);
  expect(printed).toEqual(snippet.match(/^\/\/ .*$/gm)?.slice(-printed.length));
});

test('the API table names everything that the package exports', async () => {
  const table = readme.slice(readme.indexOf('## API'), readme.indexOf('A policy of your own'));
  const named = [...table.matchAll(/`(\w+)/g)].map(([, name]) => name);
  expect(named).toEqual(expect.arrayContaining(Object.keys(await import('./index.ts'))));
});

test('the table of states names them all, in order', async () => {
  const { clientStates } = await import('./index.ts');
  const table = readme.slice(readme.indexOf('## The machine'), readme.indexOf('A rejection, a'));
  const rows = [...table.matchAll(/^\| `(\w+)`/gm)].map(([, name]) => name);
  expect(rows).toEqual(clientStates);
});
