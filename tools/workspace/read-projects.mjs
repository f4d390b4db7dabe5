// @ts-check
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';

/**
 * What the tools read of a package.json.
 * @typedef {object} Manifest
 * @property {string} name
 * @property {string} [version]
 * @property {boolean} [private]
 * @property {Readonly<Record<string, string | Readonly<Record<string, string>>>>} [exports]
 * @property {{ readonly tags?: readonly string[] }} [nx]
 * @property {Readonly<Record<string, string>>} [dependencies]
 * @property {Readonly<Record<string, string>>} [devDependencies]
 * @property {Readonly<Record<string, string>>} [peerDependencies]
 * @property {Readonly<Record<string, string>>} [optionalDependencies]
 */

/**
 * A folder with a manifest.
 * @typedef {object} Project
 * @property {string} root  relative to the workspace, e.g. `packages/kernel`
 * @property {Manifest} manifest
 */

/** @param {string} path @returns {Manifest} */
export const readManifest = (path) => JSON.parse(readFileSync(path, 'utf8'));

/** Every project under packages, apps and tools, sorted by folder. @param {string} workspaceRoot @returns {Project[]} */
export function readProjects(workspaceRoot) {
  const folders = ['packages', 'apps', 'tools'].filter((rooms) =>
    existsSync(join(workspaceRoot, rooms)),
  );
  return folders
    .flatMap((rooms) => readdirSync(join(workspaceRoot, rooms)).map((room) => `${rooms}/${room}`))
    .toSorted()
    .map((root) => ({ root, path: join(workspaceRoot, root, 'package.json') }))
    .filter(({ path }) => existsSync(path))
    .map(({ root, path }) => ({ root, manifest: readManifest(path) }));
}
