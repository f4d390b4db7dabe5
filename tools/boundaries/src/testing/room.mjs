// @ts-check
import { importsOf } from '../imports-of.mjs';

/**
 * A room written out: its layer, its manifest's dependencies, its files as text.
 * @param {string} root @param {string} layer
 * @param {Readonly<Record<string, string>>} files  path inside the room → text
 * @param {Partial<import('../read-house.mjs').Manifest>} [manifest]
 * @returns {import('../read-house.mjs').Room}
 */
export function room(root, layer, files, manifest = {}) {
  return {
    root,
    manifest: {
      name: `@squall/${root.split('/')[1]}`,
      nx: { tags: [`layer:${layer}`] },
      exports: { '.': { '@squall/source': './src/index.ts', default: './dist/index.js' } },
      ...manifest,
    },
    files: Object.entries(files).map(([path, text]) => ({
      path: `${root}/${path}`,
      imports: importsOf(text),
    })),
  };
}
