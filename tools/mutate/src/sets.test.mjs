// @ts-check
// The lists cannot rot: each mutation's text stands in its file, and the tests that it names are there.
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { workspaceRoot } from '../../workspace/workspace-root.mjs';
import { staleIn } from './mutation.mjs';
import { readSets, setNames } from './read-sets.mjs';

const folder = fileURLToPath(new URL('../sets', import.meta.url));
/** @param {string} path */
function read(path) {
  const full = join(workspaceRoot, path);
  return existsSync(full) ? readFileSync(full, 'utf8') : undefined;
}

test('every set is true to the code, and no name is given twice', async () => {
  expect(staleIn(await readSets(folder), read)).toEqual([]);
});

test('a set has twenty mutations at least', async () => {
  for (const set of setNames(folder))
    expect((await readSets(folder, set)).length).toBeGreaterThanOrEqual(20);
});

test('a set that is not there is named, with those that are', async () => {
  await expect(readSets(folder, 'lies')).rejects.toThrow('--set is "lies": give one of');
});
