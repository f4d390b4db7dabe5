// @ts-check
import { posix } from 'node:path';

/** @typedef {import('../src/rule.mjs').HouseRule} HouseRule */
/** @typedef {import('../../workspace/read-projects.mjs').Project} Project */

/** @param {Project} project */
const isPublished = ({ root, manifest }) => root.startsWith('packages/') && !manifest.private;

/** A README whose first snippet is run by a test. @type {HouseRule} */
export const readmes = {
  name: 'readmes',
  find: ({ projects, read }) =>
    projects.filter(isPublished).flatMap(({ root }) => {
      const readme = read(`${root}/README.md`);
      if (readme === undefined) return [`${root} has no README.md: say what it is for`];
      const complaints = [];
      if (!/^```ts\n/m.test(readme))
        complaints.push(
          `${root}/README.md has no snippet: show one \`\`\`ts block that runs alone`,
        );
      if (read(`${root}/src/readme.test.ts`) === undefined)
        complaints.push(`${root} has no src/readme.test.ts: run the snippet of its README`);
      return complaints;
    }),
};

/** @param {string} source e.g. `./src/rxjs.ts` @param {'.js' | '.d.ts'} ending */
const builtFrom = (source, ending) =>
  source.replace(/^\.\/src\//, './dist/').replace(/\.ts$/, ending);

/** @param {Project} project @param {string} subpath @param {(path: string) => string | undefined} read */
function exportComplaints({ root, manifest }, subpath, read) {
  const entry = manifest.exports?.[subpath] ?? '';
  if (typeof entry === 'string') return [];
  const at = `${root}/package.json exports "${subpath}"`;
  const source = entry['@squall/source'] ?? '';
  if (read(posix.join(root, source)) === undefined)
    return [`${at} from ${source || 'nowhere'}: give @squall/source a file that is there`];
  const wanted = { types: builtFrom(source, '.d.ts'), default: builtFrom(source, '.js') };
  return Object.entries(wanted).flatMap(([key, path]) =>
    entry[key] === path
      ? []
      : [`${at}: ${key} is ${entry[key]}; built from ${source} it is ${path}`],
  );
}

/** What a package exports is what it builds. @type {HouseRule} */
export const exportsMatch = {
  name: 'exports',
  find: ({ projects, read }) =>
    projects
      .filter(isPublished)
      .flatMap((project) =>
        Object.keys(project.manifest.exports ?? {}).flatMap((subpath) =>
          exportComplaints(project, subpath, read),
        ),
      ),
};
