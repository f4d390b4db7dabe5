import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { expect, test, vi } from 'vitest';

const packageFolder = new URL('../', import.meta.url);

test('the snippet of the README runs and prints what it says', async () => {
  const readme = readFileSync(new URL('README.md', packageFolder), 'utf8');
  const [, snippet] = /```ts\n([^]*?)```/.exec(readme)!;
  const promised = [...snippet!.matchAll(/^\/\/ (.*)$/gm)].map(([, line]) => line);
  const file = new URL('out-tsc/readme-snippet.ts', packageFolder);
  mkdirSync(new URL('.', file), { recursive: true });
  writeFileSync(file, snippet!);
  const log = vi.spyOn(console, 'log').mockImplementation(() => undefined);
  await import(/* @vite-ignore */ file.href);
  const printed = log.mock.calls.map(([line]: unknown[]) => line);
  log.mockRestore();
  expect(printed).toEqual(promised);
  expect(promised).toHaveLength(2);
});

test('the README names everything that the package exports, and nothing else', async () => {
  const readme = readFileSync(new URL('README.md', packageFolder), 'utf8');
  const table = readme.slice(
    readme.indexOf('## What is in it'),
    readme.indexOf('A reading returns'),
  );
  const named = new Set([...table.matchAll(/`(\w+)`/g)].map(([, name]) => name));
  const exported = Object.keys(await import('./index.ts'));
  expect(named).toEqual(new Set(exported));
});
