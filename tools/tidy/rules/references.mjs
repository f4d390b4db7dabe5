// @ts-check
import { posix } from 'node:path';

/** @typedef {import('../src/rule.mjs').HouseRule} HouseRule */
/** @typedef {import('../src/house.mjs').House} House */

/** Folders that a tsconfig refers to, relative to the workspace. @param {House} house @param {string} path */
function referencesOf({ read }, path) {
  /** @type {{ references?: readonly { path: string }[] }} */
  const { references = [] } = JSON.parse(read(path) ?? '{}');
  return references.map((reference) =>
    posix.join(posix.dirname(path), reference.path).replace(/\/tsconfig\.lib\.json$/, ''),
  );
}

/** @param {string} path @param {ReadonlySet<string>} wanted @param {ReadonlySet<string>} found */
function difference(path, wanted, found) {
  return [
    ...[...wanted]
      .filter((root) => !found.has(root))
      .map((root) => `${path} lacks a reference to ${root}`),
    ...[...found]
      .filter((root) => !wanted.has(root))
      .map((root) => `${path} refers to ${root} without need`),
  ];
}

/** The compiler builds in the order of the dependencies: both lists are one. @type {HouseRule} */
export const references = {
  name: 'references',
  find: (house) => {
    const compiled = house.projects.filter(({ root }) =>
      house.files.includes(`${root}/tsconfig.lib.json`),
    );
    const rootOf = new Map(compiled.map(({ root, manifest }) => [manifest.name, root]));
    const all = new Set(referencesOf(house, 'tsconfig.json'));
    return [
      ...difference('tsconfig.json', new Set(rootOf.values()), all),
      ...compiled.flatMap(({ root, manifest }) => {
        const path = `${root}/tsconfig.lib.json`;
        const needs = Object.keys(manifest.dependencies ?? {}).flatMap(
          (name) => rootOf.get(name) ?? [],
        );
        return difference(path, new Set(needs), new Set(referencesOf(house, path)));
      }),
    ];
  },
};
