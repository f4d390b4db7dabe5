// @ts-check
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { listFiles } from '../../workspace/list-files.mjs';
import { readManifest, readProjects } from '../../workspace/read-projects.mjs';
import { importsOf } from './imports-of.mjs';

/**
 * @typedef {import('../../workspace/read-projects.mjs').Manifest} Manifest
 * @typedef {import('./imports-of.mjs').Import} Import
 */

/**
 * A project with everything its files import.
 * @typedef {object} Room
 * @property {string} root
 * @property {Manifest} manifest
 * @property {readonly { readonly path: string, readonly imports: readonly Import[] }[]} files
 */

const isCode = /\.(ts|tsx|mts|mjs|js)$/;

/** @param {string} workspaceRoot @param {readonly string[]} paths */
const filesOf = (workspaceRoot, paths) =>
  paths
    .filter((path) => isCode.test(path))
    .map((path) => ({ path, imports: importsOf(readFileSync(join(workspaceRoot, path), 'utf8')) }));

/** Tools without a manifest live on the root's. @param {readonly Room[]} rooms @param {string} workspaceRoot @returns {Room} */
function otherTools(rooms, workspaceRoot) {
  const { devDependencies = {} } = readManifest(join(workspaceRoot, 'package.json'));
  const paths = listFiles(workspaceRoot, 'tools').filter(
    (path) => !rooms.some(({ root }) => path.startsWith(`${root}/`)),
  );
  return {
    root: 'tools',
    manifest: { name: 'tools', nx: { tags: ['layer:tool'] }, dependencies: devDependencies },
    files: filesOf(workspaceRoot, paths),
  };
}

/** Every project, and all tools that have no manifest as one more. @param {string} workspaceRoot @returns {Room[]} */
export function readHouse(workspaceRoot) {
  const rooms = readProjects(workspaceRoot).map(({ root, manifest }) => ({
    root,
    manifest,
    files: filesOf(workspaceRoot, listFiles(workspaceRoot, root)),
  }));
  return [...rooms, otherTools(rooms, workspaceRoot)];
}
