// @ts-check
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { listFiles } from '../../workspace/list-files.mjs';
import { readProjects } from '../../workspace/read-projects.mjs';

/**
 * What rules over the whole workspace may ask.
 * @typedef {object} House
 * @property {readonly string[]} files  relative to the workspace
 * @property {readonly import('../../workspace/read-projects.mjs').Project[]} projects
 * @property {(path: string) => string | undefined} read  nothing when there is no such file
 */

/** @param {string} workspaceRoot @returns {House} */
export function readHouse(workspaceRoot) {
  return {
    files: listFiles(workspaceRoot),
    projects: readProjects(workspaceRoot),
    read: (path) => {
      const full = join(workspaceRoot, path);
      return existsSync(full) ? readFileSync(full, 'utf8') : undefined;
    },
  };
}
