// @ts-check
import { missingOptional } from './missing-optional.mjs';
import { platformOf } from './platform-of.mjs';

/** @typedef {import('./missing-optional.mjs').Lock} Lock */

/** @param {import('./missing-optional.mjs').Missing} missing */
function entryOf({ name, version, dependent, dev }) {
  const platform = platformOf(name);
  if (platform === undefined || !/^\d+\.\d+\.\d+[\w.+-]*$/.test(version))
    throw new Error(
      `${name} ${version} of ${dependent} names no platform or no exact version: lock it with a registry that has it`,
    );
  return { version, ...(dev ? { dev } : {}), optional: true, ...platform };
}

/**
 * A lock with an entry for every platform's package. The entries have no hash: they are what npm needs to know that a
 * package exists elsewhere, and it takes the hash when it gets the package.
 * @template {Lock} L
 * @param {L} lock
 * @returns {L}
 * @throws when a missing package says neither its platform nor an exact version
 */
export function completed(lock) {
  const added = Object.fromEntries(
    missingOptional(lock).map((missing) => [`node_modules/${missing.name}`, entryOf(missing)]),
  );
  // npm's own order, so that its next write changes nothing.
  const sorted = Object.entries({ ...lock.packages, ...added }).toSorted(([a], [b]) =>
    a.localeCompare(b, 'en'),
  );
  return { ...lock, packages: Object.fromEntries(sorted) };
}
