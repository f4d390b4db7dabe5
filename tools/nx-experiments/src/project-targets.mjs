// @ts-check
/** @typedef {import('./folder-view.mjs').FolderView} FolderView */
/** @typedef {import('@nx/devkit').TargetConfiguration} Target */

// The native compiler is called by its path: `tsc` in .bin belongs to the TypeScript that nx itself reads with.
const tsc = 'node node_modules/typescript-7/bin/tsc -b';
const compiler = { externalDependencies: ['typescript-7'] };
const vitestConfig = '{workspaceRoot}/tools/testing/vitest.config.mjs';

/** @param {string} command @param {string} description @returns {Target} */
const cached = (command, description) => ({
  executor: 'nx:run-commands',
  cache: true,
  options: { command },
  metadata: { description, technologies: [] },
});

/** @param {FolderView} folder @returns {Target} */
function build({ root }) {
  return {
    ...cached(`${tsc} ${root}/tsconfig.lib.json`, 'Compile to dist'),
    dependsOn: ['^build'],
    inputs: ['production', '^production', compiler],
    outputs: ['{projectRoot}/dist'],
  };
}

/** @param {FolderView} folder @returns {Target} */
function typecheck({ root }) {
  return {
    ...cached(`${tsc} ${root}/tsconfig.json`, 'Check the types of sources and tests'),
    // After build, so that two compilers never write one dist.
    dependsOn: ['build'],
    inputs: ['default', '^production', compiler],
    outputs: ['{projectRoot}/out-tsc'],
  };
}

/** @param {FolderView} folder @returns {Target} */
function lint({ root }) {
  const command = `oxlint --type-aware ${root} && prettier --check ${root}`;
  return {
    ...cached(command, 'oxlint with types, and the format'),
    inputs: [
      'default',
      '^production',
      '{workspaceRoot}/.oxlintrc.json',
      '{workspaceRoot}/.prettierrc.json',
      { externalDependencies: ['oxlint', 'oxlint-tsgolint', 'prettier'] },
    ],
  };
}

/** @param {FolderView} folder @returns {Target} */
function test({ root, holds }) {
  // A filter of vitest is a part of a path: the slash keeps packages/cluster/ out of packages/cluster-x/.
  const command = `vitest run --config tools/testing/vitest.config.mjs ${root}/`;
  return {
    ...cached(command, 'All tests of this project'),
    // Tests of a tool read the whole workspace, which no list of inputs says.
    cache: !root.startsWith('tools/'),
    // Tests run from source, but for those that start the real command.
    dependsOn: holds(/\.e2e\.test\.ts$/) ? ['build'] : [],
    inputs: ['default', '^production', vitestConfig, { externalDependencies: ['vitest'] }],
  };
}

/** @param {FolderView} folder @returns {string | undefined} bench/bench.mjs, or the only file there is */
function benchOf({ list }) {
  const files = list('bench').filter((file) => file.endsWith('.mjs'));
  return files.find((file) => file === 'bench.mjs') ?? (files.length === 1 ? files[0] : undefined);
}

/** @param {string} root @param {string} file @returns {Target} */
function bench(root, file) {
  return {
    ...cached(`node --expose-gc ${root}/bench/${file}`, 'Measure; a measurement is never cached'),
    cache: false,
    // Two measurements at once measure each other.
    parallelism: false,
    dependsOn: ['build'],
  };
}

/** All names that `projectTargets` gives; no experiment is called so. */
export const projectTargetNames = ['build', 'typecheck', 'lint', 'test', 'bench'];

/** Targets that follow from a folder's files. @param {FolderView} folder @returns {Record<string, Target>} */
export function projectTargets(folder) {
  const compiled = folder.has('tsconfig.lib.json');
  const benchFile = benchOf(folder);
  return {
    ...(compiled ? { build: build(folder), typecheck: typecheck(folder) } : {}),
    lint: lint(folder),
    ...(folder.holds(/\.test\.(ts|mjs)$/) ? { test: test(folder) } : {}),
    ...(benchFile === undefined ? {} : { bench: bench(folder.root, benchFile) }),
  };
}
