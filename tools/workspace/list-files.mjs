// @ts-check
import { readdirSync } from 'node:fs';
import { join, posix } from 'node:path';

const generated = new Set([
  '.git',
  '.nx',
  'coverage',
  'dist',
  'node_modules',
  'out-tsc',
  'results',
]);

/**
 * Every file that somebody wrote, sorted, as paths with slashes relative to the workspace.
 * @param {string} workspaceRoot
 * @param {string} [folder]  relative to the workspace
 * @returns {string[]}
 */
export function listFiles(workspaceRoot, folder = '.') {
  const entries = readdirSync(join(workspaceRoot, folder), { withFileTypes: true });
  return entries
    .filter((entry) => !generated.has(entry.name))
    .toSorted((a, b) => (a.name < b.name ? -1 : 1))
    .flatMap((entry) => {
      const path = posix.join(folder, entry.name);
      return entry.isDirectory() ? listFiles(workspaceRoot, path) : [path];
    });
}
