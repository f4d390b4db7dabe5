// @ts-check
import { spawn } from 'node:child_process';
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, onTestFinished, test } from 'vitest';
import { runCommand } from '../verify/src/run-command.mjs';

const script = fileURLToPath(new URL('mutate.mjs', import.meta.url));
const one = '--only=queue one shorter';

/** A folder of temporary files for one run, to see what it leaves there. */
function temporaryFolder() {
  const folder = mkdtempSync(join(tmpdir(), 'squall-mutate-e2e-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

test('a mutation is applied, caught by a test that is named, and nothing is left behind', async () => {
  const folder = temporaryFolder();
  const { code, output } = await runCommand([script, one], { env: { TMPDIR: folder } });
  expect(output).toMatch(
    /^caught {3}queue one shorter {2}\[.*is rejected when the queue is full\]$/m,
  );
  expect(output.trimEnd().split('\n').at(-1)).toBe('1 caught, 0 missed');
  expect(code).toBe(0);
  expect(readdirSync(folder)).toEqual([]);
});

test('stopped in the middle, it leaves nothing behind either', async () => {
  const folder = temporaryFolder();
  const child = spawn(process.execPath, [script, one], {
    env: { ...process.env, TMPDIR: folder },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  child.stdout.once('data', () => child.kill('SIGINT'));
  const code = await new Promise((resolve) => child.on('close', resolve));
  expect(code).toBe(1);
  expect(readdirSync(folder)).toEqual([]);
});

test('what it does not understand is said in one line, with the way out', async () => {
  const nowhere = await runCommand([script, '--only=no such thing']);
  expect(nowhere).toMatchObject({
    code: 2,
    output: 'mutate: --only is "no such thing", which no name or file has: see --list\n',
  });
  expect((await runCommand([script, '--set=lies'])).code).toBe(2);
  const option = await runCommand([script, '--lots']);
  expect(option.code).toBe(2);
  expect(option.output).toMatch(/^mutate: .*--lots/);
});

test('--list names every mutation and its file, and runs none', async () => {
  const { code, output } = await runCommand([script, '--list', one]);
  expect([code, output]).toEqual([
    0,
    'queue one shorter  [packages/service-actor/src/station/floor.ts]\n',
  ]);
});
