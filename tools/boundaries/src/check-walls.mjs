// @ts-check
import { posix } from 'node:path';

/** @typedef {import('./read-house.mjs').Room} Room */

// The tools are one household: they are not published and share what reads the workspace.
const wallOf = (/** @type {string} */ root) => (root.startsWith('tools') ? 'tools' : root);

/** A relative path never leaves its project: that would go around the exports. @param {readonly Room[]} house */
export function checkWalls(house) {
  return house.flatMap(({ root, files }) =>
    files.flatMap(({ path, imports }) =>
      imports.flatMap(({ specifier, line }) => {
        if (!specifier.startsWith('.')) return [];
        const target = posix.join(posix.dirname(path), specifier);
        if (target.startsWith(`${wallOf(root)}/`)) return [];
        return [`${path}:${line} reaches into ${target}: import the other project by its name`];
      }),
    ),
  );
}
