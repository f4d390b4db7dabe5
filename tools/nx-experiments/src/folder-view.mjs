// @ts-check
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';

/**
 * What the plugin may ask about a project's folder.
 * @typedef {object} FolderView
 * @property {string} root  the project, relative to the workspace, e.g. `apps/emulator`
 * @property {(path: string) => boolean} has
 * @property {(path: string) => readonly string[]} list  sorted; empty when the folder is not there
 * @property {(path: string) => string} read
 * @property {(ending: RegExp) => boolean} holds  is there a file with this ending at any depth
 */

const generated = new Set(['node_modules', 'dist', 'out-tsc', 'results', 'coverage']);

/** @param {string} folder @param {RegExp} ending @returns {boolean} */
function holds(folder, ending) {
  return readdirSync(folder, { withFileTypes: true }).some((entry) =>
    entry.isDirectory()
      ? !generated.has(entry.name) && holds(join(folder, entry.name), ending)
      : ending.test(entry.name),
  );
}

/** @param {string} workspaceRoot @param {string} root @returns {FolderView} */
export function folderView(workspaceRoot, root) {
  const at = (/** @type {string} */ path) => join(workspaceRoot, root, path);
  return {
    root,
    has: (path) => existsSync(at(path)),
    list: (path) => (existsSync(at(path)) ? readdirSync(at(path)).sort() : []),
    read: (path) => readFileSync(at(path), 'utf8'),
    holds: (ending) => holds(at('.'), ending),
  };
}
