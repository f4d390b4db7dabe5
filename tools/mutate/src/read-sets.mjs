// @ts-check
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

/** @typedef {import('./mutation.mjs').Mutation} Mutation */

/** A set is a folder of lists: `sets/<set>/<list>.mjs`. @param {string} folder @returns {string[]} */
export const setNames = (folder) =>
  readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map((entry) => entry.name)
    .toSorted();

/** @param {string} folder @param {string} set @returns {Promise<readonly Mutation[]>} */
async function readSet(folder, set) {
  const files = readdirSync(join(folder, set)).filter((file) => file.endsWith('.mjs'));
  const lists = await Promise.all(
    files.toSorted().map((file) => import(pathToFileURL(join(folder, set, file)).href)),
  );
  return lists.flatMap((list) => list.mutations);
}

/**
 * All mutations of one set, or of every set.
 * @param {string} folder  where the sets are
 * @param {string} [set]
 * @returns {Promise<readonly Mutation[]>}
 * @throws Error when there is no such set
 */
export async function readSets(folder, set) {
  const names = setNames(folder);
  if (set !== undefined && !names.includes(set))
    throw new Error(`--set is "${set}": give one of ${names.join(', ')}`);
  const chosen = set === undefined ? names : [set];
  return (await Promise.all(chosen.map((name) => readSet(folder, name)))).flat();
}
