// @ts-check
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  realpathSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { workingCopy } from './working-copy.mjs';

/** A workspace of one package, which is linked by its name, and one installed one. */
function smallWorkspace() {
  const root = realpathSync(mkdtempSync(join(tmpdir(), 'squall-mutate-test-')));
  onTestFinished(() => rmSync(root, { recursive: true, force: true }));
  const files = {
    'packages/desk/src/queue.ts': 'size < places',
    'packages/desk/dist/queue.js': 'built',
    'apps/shop/app.ts': '',
    'tools/look.mjs': '',
    'package.json': '{}',
    'tsconfig.json': '{}',
    'tsconfig.base.json': '{}',
    'node_modules/installed/index.js': 'installed',
    'node_modules/@squall/.keep': '',
  };
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), text);
  }
  symlinkSync('../../packages/desk', join(root, 'node_modules/@squall/desk'));
  return root;
}

test('a copy has its own sources, shares what is installed, and its packages lead into itself', () => {
  const root = smallWorkspace();
  const { folder, remove } = workingCopy(root);
  expect(existsSync(join(folder, 'packages/desk/dist'))).toBe(false);
  expect(readFileSync(join(folder, 'node_modules/installed/index.js'), 'utf8')).toBe('installed');
  expect(realpathSync(join(folder, 'node_modules/@squall/desk'))).toBe(
    join(folder, 'packages/desk'),
  );
  remove();
  expect(existsSync(folder)).toBe(false);
  expect(existsSync(join(root, 'node_modules/installed/index.js'))).toBe(true);
});

test('a mutation is in the copy until it is undone, and never in the workspace', () => {
  const root = smallWorkspace();
  const { folder, apply, remove } = workingCopy(root);
  onTestFinished(remove);
  const file = 'packages/desk/src/queue.ts';
  const read = () => [root, folder].map((at) => readFileSync(join(at, file), 'utf8'));
  const undo = apply({ name: 'longer', file, find: '<', replace: '<=', tests: [] });
  expect(read()).toEqual(['size < places', 'size <= places']);
  undo();
  expect(read()).toEqual(['size < places', 'size < places']);
});
