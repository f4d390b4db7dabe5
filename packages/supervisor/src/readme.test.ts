import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { afterEach, expect, test, vi } from 'vitest';

const packageFile = (path: string): string => fileURLToPath(new URL(`../${path}`, import.meta.url));

afterEach(() => {
  vi.useRealTimers();
  vi.restoreAllMocks();
});

test('the snippet of the README prints what the README says', async () => {
  const readme = readFileSync(packageFile('README.md'), 'utf8');
  const block = (language: string): string =>
    new RegExp(`^\`\`\`${language}\\n([^]*?)^\`\`\``, 'm').exec(readme)?.[1] ?? '';
  mkdirSync(packageFile('out-tsc'), { recursive: true });
  const snippet = packageFile('out-tsc/readme-snippet.ts');
  writeFileSync(snippet, block('ts'));

  vi.useFakeTimers({ now: 0 });
  const lines: string[] = [];
  vi.spyOn(console, 'log').mockImplementation((...words) => void lines.push(words.join(' ')));
  await import(pathToFileURL(snippet).href);
  vi.runAllTimers();

  expect(lines).toEqual(block('text').trimEnd().split('\n'));
});
