// @ts-check
import { expect, test } from 'vitest';
import { workspaceRoot } from '../../workspace/workspace-root.mjs';
import { readHouse } from './read-house.mjs';

const house = readHouse(workspaceRoot);
const rootsOf = house.map((room) => room.root);

test('every project of this workspace is read, with its files', () => {
  expect(rootsOf).toContain('packages/kernel');
  expect(rootsOf).toContain('apps/emulator');
  for (const room of house) expect(room.files.length).toBeGreaterThan(0);
});

test('tools without a manifest are read as one more project; no file belongs to two', () => {
  expect(rootsOf.at(-1)).toBe('tools');
  const paths = house.flatMap((room) => room.files.map((file) => file.path));
  expect(paths).toContain('tools/boundaries/rules.mjs');
  expect(new Set(paths).size).toBe(paths.length);
});
