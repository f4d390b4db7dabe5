// @ts-check
/**
 * What is read of an entry of package-lock.json.
 * @typedef {object} LockEntry
 * @property {string} [version]
 * @property {boolean} [dev]
 * @property {boolean} [optional]
 * @property {boolean} [devOptional]
 * @property {readonly string[]} [os]
 * @property {readonly string[]} [cpu]
 * @property {readonly string[]} [libc]
 * @property {Readonly<Record<string, string>>} [dependencies]
 * @property {Readonly<Record<string, string>>} [optionalDependencies]
 */

/**
 * @typedef {object} Lock
 * @property {Readonly<Record<string, LockEntry>>} [packages]
 */

/**
 * @typedef {object} Missing
 * @property {string} name
 * @property {string} version  as the dependent asks for it
 * @property {string} dependent  key of the entry that asks, e.g. `node_modules/nx`
 * @property {boolean} dev
 */

/** Keys under which Node would look for a package, from the dependent's folder upwards. @param {string} dependent @param {string} name */
function placesOf(dependent, name) {
  const places = [`${dependent}/node_modules/${name}`];
  for (let cut = dependent.lastIndexOf('/node_modules/'); cut >= 0;) {
    places.push(`${dependent.slice(0, cut)}/node_modules/${name}`);
    cut = dependent.lastIndexOf('/node_modules/', cut - 1);
  }
  return [...places, `node_modules/${name}`];
}

/** Optional dependencies that some entry asks for and no entry gives. @param {Lock} lock @returns {Missing[]} */
export function missingOptional({ packages = {} }) {
  return Object.entries(packages).flatMap(([dependent, entry]) =>
    Object.entries(entry.optionalDependencies ?? {})
      .filter(([name]) => !placesOf(dependent, name).some((place) => place in packages))
      .map(([name, version]) => ({ name, version, dependent, dev: entry.dev === true })),
  );
}
