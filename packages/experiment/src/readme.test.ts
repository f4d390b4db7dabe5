import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { expect, test, vi } from 'vitest';

test('the first snippet of the README runs, and its experiment is accepted', async () => {
  const readme = readFileSync(new URL('../README.md', import.meta.url), 'utf8');
  const snippet = /```ts\n(.*?)```/s.exec(readme)?.[1] ?? '';
  const file = new URL('../out-tsc/readme-snippet.ts', import.meta.url);
  mkdirSync(new URL('.', file), { recursive: true });
  writeFileSync(file, snippet);
  const log = vi.spyOn(console, 'log').mockImplementation(() => undefined);
  const exported: unknown = await import(file.pathname);
  const printed = log.mock.calls.map(([line]) => `// ${line}`);
  log.mockRestore();
  expect(printed).toEqual(snippet.match(/^\/\/ .*$/gm));
  expect(exported).toMatchObject({ summary: { experiment: 'cold-start', accepted: true } });
});
