import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { enter, view } from './testing/visitor.ts';

const program = fileURLToPath(new URL('testing/watched-program.ts', import.meta.url));

test('an open page keeps no program alive, and its viewers get everything and a goodbye', async () => {
  const args = ['--import', 'tsx', '--conditions=@squall/source', program];
  const child = execFile(process.execPath, args);
  let written = '';
  child.stderr?.on('data', (text: string) => (written += text));
  const ended = new Promise<number | null>((resolve) => child.on('exit', resolve));
  const url = () => /http:\S+/.exec(written)?.[0] ?? '';
  await expect.poll(url, { timeout: 9000 }).not.toBe('');
  const listener = await view(await enter(url()));
  expect(await listener.closed).toBe(1000);
  expect(await ended).toBe(0);
  expect(listener.heard.at(-1)).toContain('"type":"@xstate.snapshot"');
});
