// @ts-check
/**
 * @typedef {import('./source.mjs').Source} Source
 */

/**
 * Something a rule does not allow, and the way out.
 * @typedef {object} Finding
 * @property {number} line  from 1
 * @property {string} what
 */

/**
 * A house rule over one file.
 * @typedef {object} FileRule
 * @property {string} name
 * @property {(path: string) => boolean} on  which files it is for
 * @property {(source: Source) => readonly Finding[]} find
 */

/**
 * A house rule over the workspace as a whole.
 * @typedef {object} HouseRule
 * @property {string} name
 * @property {(house: import('./house.mjs').House) => readonly string[]} find
 */

const isTest = /\.test\.(ts|mjs)$|\/testing\//;

/** Kinds of files that rules speak of. */
export const where = {
  /** Published sources: what runs in virtual time. @param {string} path */
  packages: (path) => /^packages\/[^/]+\/src\/.*\.ts$/.test(path) && !isTest.test(path),
  /** Published sources and the apps that use them. @param {string} path */
  product: (path) => /^(packages|apps)\/[^/]+\/.*\.ts$/.test(path) && !isTest.test(path),
  /** @param {string} path */
  tests: (path) => /\.test\.(ts|mjs)$/.test(path),
  /** @param {string} path */
  code: (path) => /\.(ts|mjs)$/.test(path),
};
