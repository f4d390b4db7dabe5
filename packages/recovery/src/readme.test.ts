import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { afterEach, expect, test, vi } from 'vitest';

const packageFolder = new URL('../', import.meta.url);
const readme = readFileSync(new URL('README.md', packageFolder), 'utf8');

afterEach(() => vi.restoreAllMocks());

test('the snippet of the README runs and prints what it says', async () => {
  const snippet = /```ts\n([^]*?)```/.exec(readme)?.[1] ?? '';
  const promised = [...snippet.matchAll(/^\/\/ (.*)$/gm)].map(([, line]) => line);
  const file = new URL('out-tsc/readme-snippet.ts', packageFolder);
  mkdirSync(new URL('.', file), { recursive: true });
  writeFileSync(file, snippet);
  const log = vi.spyOn(console, 'log').mockImplementation(() => undefined);
  await import(/* @vite-ignore */ file.href);
  expect(log.mock.calls.map(([line]: unknown[]) => line)).toEqual(promised);
  expect(promised).toHaveLength(2);
});

test('the README names every function and class that the package exports', async () => {
  const exported = Object.keys(await import('./index.ts'));
  expect(exported.filter((name) => !readme.includes(`\`${name}`))).toEqual([]);
});
