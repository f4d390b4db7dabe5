// @ts-check
import { isDeepStrictEqual } from 'node:util';
import { missingOptional } from '../../lockfile/src/missing-optional.mjs';

/** @typedef {import('../src/rule.mjs').HouseRule} HouseRule */
/** @typedef {import('../../lockfile/src/missing-optional.mjs').Lock} Lock */

/** @param {import('../src/house.mjs').House} house @returns {Lock} */
const lockOf = ({ read }) => JSON.parse(read('package-lock.json') ?? '{}');

/** `npm ci` refuses a lock that says other than the manifests. @type {HouseRule} */
export const locked = {
  name: 'locked',
  find: (house) => {
    const { packages = {} } = lockOf(house);
    return house.projects.flatMap(({ root, manifest }) => {
      const entry = packages[root];
      if (isDeepStrictEqual(entry?.dependencies ?? {}, manifest.dependencies ?? {}) && entry)
        return [];
      return [`package-lock.json does not fit ${root}/package.json: run npm install`];
    });
  },
};

/** The lock installs from whatever registry one has. @type {HouseRule} */
export const noRegistry = {
  name: 'no-registry',
  find: ({ read }) =>
    /"resolved": "\w+:/.test(read('package-lock.json') ?? '')
      ? ['package-lock.json names a registry: set omit-lockfile-registry-resolved=true, lock again']
      : [],
};

/** The lock installs on every platform. @type {HouseRule} */
export const everyPlatform = {
  name: 'every-platform',
  find: (house) => {
    const missing = missingOptional(lockOf(house));
    if (missing[0] === undefined) return [];
    return [
      `package-lock.json lacks ${missing.length} packages for other platforms, e.g. ${missing[0].name}: run node tools/lockfile/complete.mjs`,
    ];
  },
};
