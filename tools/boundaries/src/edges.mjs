// @ts-check
/** @typedef {import('./read-house.mjs').Room} Room */

/**
 * One use of one project by another, and where it is written.
 * @typedef {object} Edge
 * @property {Room} from
 * @property {Room} to
 * @property {string} specifier  as written
 * @property {string} at  `file:line`, or the manifest
 * @property {string} file
 */

const dependencyKinds = /** @type {const} */ ([
  'dependencies',
  'peerDependencies',
  'optionalDependencies',
  'devDependencies',
]);

/** `@squall/kernel/rxjs` → `@squall/kernel`; nothing for a relative path or a builtin. @param {string} specifier */
export function packageOf(specifier) {
  if (/^(\.|\/|#|node:)/.test(specifier)) return undefined;
  return specifier.split('/', specifier.startsWith('@') ? 2 : 1).join('/');
}

/** @param {readonly Room[]} house @returns {Edge[]} */
export function importedEdges(house) {
  const byName = new Map(house.map((room) => [room.manifest.name, room]));
  return house.flatMap((from) =>
    from.files.flatMap(({ path, imports }) =>
      imports.flatMap(({ specifier, line }) => {
        const to = byName.get(packageOf(specifier) ?? '');
        if (to === undefined || to === from) return [];
        return [{ from, to, specifier, at: `${path}:${line}`, file: path }];
      }),
    ),
  );
}

/** @param {readonly Room[]} house @returns {Edge[]} */
export function declaredEdges(house) {
  const byName = new Map(house.map((room) => [room.manifest.name, room]));
  return house.flatMap((from) => {
    const file = `${from.root}/package.json`;
    return dependencyKinds
      .flatMap((kind) => Object.keys(from.manifest[kind] ?? {}))
      .flatMap((specifier) => {
        const to = byName.get(specifier);
        return to === undefined ? [] : [{ from, to, specifier, at: file, file }];
      });
  });
}
