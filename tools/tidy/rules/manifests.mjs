// @ts-check
/** @typedef {import('../src/rule.mjs').HouseRule} HouseRule */
/** @typedef {import('../../workspace/read-projects.mjs').Manifest} Manifest */

/** What this manifest asks of others by one exact version; a peer's range is for who installs. @param {Manifest} manifest */
const wants = ({ dependencies, devDependencies, optionalDependencies }) =>
  Object.entries({ ...dependencies, ...devDependencies, ...optionalDependencies });

/** @param {import('../src/house.mjs').House} house @returns {readonly { readonly at: string, readonly manifest: Manifest }[]} */
const manifestsOf = ({ projects, read }) => [
  { at: 'package.json', manifest: JSON.parse(read('package.json') ?? '{}') },
  ...projects.map(({ root, manifest }) => ({ at: `${root}/package.json`, manifest })),
];

/** A project is called what its folder is called, and all have the version of the whole. @type {HouseRule} */
export const names = {
  name: 'names',
  find: (house) => {
    const [whole] = manifestsOf(house);
    const version = whole?.manifest.version;
    return house.projects.flatMap(({ root, manifest }) => {
      const name = `@squall/${root.split('/')[1]}`;
      const complaints = [];
      if (manifest.name !== name) complaints.push(`name is ${manifest.name}, not ${name}`);
      if (manifest.version !== version)
        complaints.push(`version is ${manifest.version}, not ${version}`);
      return complaints.map((complaint) => `${root}/package.json: ${complaint}`);
    });
  },
};

/** One version of each package in the whole house, and exactly that. @type {HouseRule} */
export const versions = {
  name: 'versions',
  find: (house) => {
    /** @type {Map<string, { version: string | undefined, at: string }>} */
    const known = new Map(
      house.projects.map(({ root, manifest }) => [
        manifest.name,
        { version: manifest.version, at: `${root}/package.json` },
      ]),
    );
    return manifestsOf(house).flatMap(({ at, manifest }) =>
      wants(manifest).flatMap(([name, version]) => {
        if (/^[\^~>*]|^latest$/.test(version))
          return [`${at}: ${name} is ${version}; write one exact version`];
        const first = known.get(name) ?? { version, at };
        known.set(name, first);
        if (first.version === version) return [];
        return [`${at}: ${name} is ${version}, but ${first.version} in ${first.at}`];
      }),
    );
  },
};
