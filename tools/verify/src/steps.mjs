// @ts-check
/**
 * A check that passes when its command ends with 0.
 * @typedef {object} Step
 * @property {string} name
 * @property {readonly string[]} command  words; the first is a file under node_modules or the repository, run by node
 * @property {string} [mend]  what to do when it fails
 */

const tsc = 'node_modules/typescript-7/bin/tsc';

/** In the order in which they run: cheap ones first, and the build before the tests that start what it made. @type {readonly Step[]} */
export const steps = [
  {
    name: 'format',
    command: ['node_modules/prettier/bin/prettier.cjs', '--check', '.'],
    mend: 'run npx prettier --write .',
  },
  {
    name: 'lint',
    command: ['node_modules/oxlint/bin/oxlint', '--type-aware', '--deny-warnings'],
  },
  { name: 'boundaries', command: ['tools/boundaries/boundaries.mjs'] },
  { name: 'tidy', command: ['tools/tidy/tidy.mjs'] },
  {
    name: 'knip',
    command: ['node_modules/knip/bin/knip.js', '--no-progress', '--no-config-hints'],
  },
  { name: 'build', command: [tsc, '-b'] },
  { name: 'types', command: [tsc, '-p', 'tools'] },
  { name: 'publint', command: ['tools/verify/publint.mjs'] },
];

/**
 * Names of what to run: everything, or what `--only` asks for.
 * @param {string | undefined} only names with commas
 * @returns {readonly string[]}
 */
export function chosen(only) {
  const all = [...steps.map((step) => step.name), 'tests'];
  if (only === undefined) return all;
  const asked = only.split(',').map((name) => name.trim());
  for (const name of asked)
    if (!all.includes(name))
      throw new Error(`--only has "${name}": give some of ${all.join(', ')}, with commas`);
  return asked;
}
