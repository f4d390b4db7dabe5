import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { expect, test, vi } from 'vitest';

const packageFolder = new URL('../', import.meta.url);

test('the snippet of the README runs and prints what it says', async () => {
  const readme = readFileSync(new URL('README.md', packageFolder), 'utf8');
  const [, snippet] = /```ts\n([^]*?)```/.exec(readme)!;
  const promised = [...snippet!.matchAll(/^\/\/ (.*)$/gm)].map(([, line]) => line);
  const file = new URL('out-tsc/readme-snippet.ts', packageFolder);
  mkdirSync(new URL('.', file), { recursive: true });
  writeFileSync(file, snippet!.replace("'@squall/flyweight'", "'../src/index.ts'"));
  const log = vi.spyOn(console, 'log').mockImplementation(() => undefined);
  await import(/* @vite-ignore */ file.href);
  const printed = log.mock.calls.map((line: unknown[]) => line.join(' '));
  log.mockRestore();
  expect(printed).toEqual(promised);
  expect(promised).toHaveLength(2);
});

test('the README names everything that the package exports', async () => {
  const readme = readFileSync(new URL('README.md', packageFolder), 'utf8');
  const exported = Object.keys(await import('./index.ts'));
  for (const name of exported) expect(readme).toContain(`\`${name}`);
});
