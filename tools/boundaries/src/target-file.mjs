// @ts-check
/** @typedef {import('./read-house.mjs').Room} Room */

/**
 * The source file that a specifier of another project leads to; nothing when the project does not export it.
 * @param {Room} to @param {string} specifier
 * @returns {string | undefined}
 */
export function targetFile(to, specifier) {
  const subpath = `.${specifier.slice(to.manifest.name.length)}`;
  const entry = to.manifest.exports?.[subpath];
  const path =
    typeof entry === 'string' ? entry : (entry?.['@squall/source'] ?? entry?.['default']);
  return path === undefined ? undefined : `${to.root}/${path.replace(/^\.\//, '')}`;
}
