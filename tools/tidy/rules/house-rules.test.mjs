// @ts-check
import { describe, expect, test } from 'vitest';
import { check } from '../src/check.mjs';
import { houseRules } from './all.mjs';

const kernel = {
  name: '@squall/kernel',
  version: '0.1.0',
  exports: {
    '.': {
      '@squall/source': './src/index.ts',
      types: './dist/index.d.ts',
      default: './dist/index.js',
    },
    './package.json': './package.json',
  },
};
const cluster = {
  ...kernel,
  name: '@squall/cluster',
  dependencies: { '@squall/kernel': '0.1.0', rxjs: '7.8.2' },
};
const decision =
  '# 1. Why\n\n**Status.** x\n\n**Decision.** x\n\n**Reason.** x\n\n**Consequence.** x\n';

/** A small house in order. @returns {Record<string, any>} */
const files = () => ({
  'package.json': { name: 'squall', version: '0.1.0', devDependencies: { vitest: '4.1.12' } },
  'package-lock.json': {
    packages: { 'packages/kernel': {}, 'packages/cluster': { dependencies: cluster.dependencies } },
  },
  'tsconfig.json': { references: [{ path: 'packages/kernel' }, { path: 'packages/cluster' }] },
  'docs/decisions/0001-why.md': decision,
  ...room('kernel', kernel, []),
  ...room('cluster', cluster, [{ path: '../kernel/tsconfig.lib.json' }]),
});

/** @param {string} name @param {object} manifest @param {readonly object[]} references */
function room(name, manifest, references) {
  const root = `packages/${name}`;
  return {
    [`${root}/package.json`]: manifest,
    [`${root}/README.md`]: '# It\n\n```ts\nrun();\n```\n',
    [`${root}/src/index.ts`]: 'export {};',
    [`${root}/src/readme.test.ts`]: '',
    [`${root}/tsconfig.lib.json`]: { references },
  };
}

/** What the rules say after some files were changed or, with undefined, taken away. @param {Record<string, unknown>} changes */
function findings(changes = {}) {
  const all = Object.entries({ ...files(), ...changes }).filter(([, text]) => text !== undefined);
  const texts = new Map(
    all.map(([path, text]) => [path, typeof text === 'string' ? text : JSON.stringify(text)]),
  );
  const projects = ['kernel', 'cluster'].map((name) => ({
    root: `packages/${name}`,
    manifest: JSON.parse(texts.get(`packages/${name}/package.json`) ?? ''),
  }));
  const house = {
    files: [...texts.keys()].toSorted(),
    projects,
    read: (/** @type {string} */ path) => texts.get(path),
  };
  return check(house, [], houseRules);
}

const entry = kernel.exports['.'];
const at = 'packages/kernel/package.json';

/** Rule, what is changed, and what is said. @type {readonly (readonly [string, Record<string, unknown>, RegExp])[]} */
const offenders = [
  ['readmes', { 'packages/kernel/README.md': undefined }, /packages\/kernel has no README\.md/],
  ['readmes', { 'packages/kernel/README.md': '# It' }, /README\.md has no snippet/],
  ['readmes', { 'packages/kernel/src/readme.test.ts': undefined }, /has no src\/readme\.test\.ts/],
  [
    'exports',
    { 'packages/kernel/src/index.ts': undefined },
    /exports "\." from \.\/src\/index\.ts: give/,
  ],
  [
    'exports',
    { [at]: { ...kernel, exports: { '.': { ...entry, types: './dist/main.d.ts' } } } },
    /types is \.\/dist\/main\.d\.ts; built from \.\/src\/index\.ts it is \.\/dist\/index\.d\.ts/,
  ],
  [
    'names',
    {
      [at]: { ...kernel, version: '0.2.0' },
      'packages/cluster/package.json': { ...cluster, dependencies: {} },
      'packages/cluster/tsconfig.lib.json': {},
    },
    /version is 0\.2\.0, not 0\.1\.0/,
  ],
  [
    'versions',
    { [at]: { ...kernel, dependencies: { rxjs: '7.8.1' } } },
    /rxjs is 7\.8\.2, but 7\.8\.1 in packages\/kernel/,
  ],
  [
    'versions',
    { [at]: { ...kernel, dependencies: { zod: '^4.0.0' } } },
    /zod is \^4\.0\.0; write one exact version/,
  ],
  [
    'versions',
    {
      'packages/cluster/package.json': { ...cluster, dependencies: { '@squall/kernel': '0.0.9' } },
    },
    /@squall\/kernel is 0\.0\.9, but 0\.1\.0/,
  ],
  [
    'references',
    { 'packages/cluster/tsconfig.lib.json': {} },
    /lacks a reference to packages\/kernel/,
  ],
  [
    'references',
    { 'packages/kernel/tsconfig.lib.json': { references: [{ path: '../cluster' }] } },
    /refers to packages\/cluster without need/,
  ],
  [
    'references',
    { 'tsconfig.json': { references: [{ path: 'packages/kernel' }] } },
    /^tsconfig\.json lacks a reference to packages\/cluster/,
  ],
  [
    'decisions',
    { 'docs/decisions/0001-why.md': decision.replace('**Reason.**', '') },
    /0001-why\.md has no Reason/,
  ],
  [
    'decisions',
    { 'docs/decisions/0003-how.md': decision.replace('# 1.', '# 2.') },
    /0003-how\.md is not number 0002/,
  ],
  [
    'decisions',
    { 'docs/decisions/0001-why.md': decision.replace('# 1.', '# 7.') },
    /does not begin with "# 1\. "/,
  ],
  [
    'locked',
    { 'packages/cluster/package.json': { ...cluster, dependencies: {} } },
    /does not fit packages\/cluster\/package\.json: run npm install/,
  ],
  [
    'every-platform',
    {
      'package-lock.json': {
        packages: {
          'node_modules/nx': { optionalDependencies: { '@nx/nx-darwin-arm64': '24.0.6' } },
        },
      },
    },
    /lacks 1 packages for other platforms, e\.g\. @nx\/nx-darwin-arm64/,
  ],
  [
    'no-registry',
    {
      'package-lock.json':
        '{ "packages": { "node_modules/nx": { "resolved": "https://example.org/nx.tgz" } } }',
    },
    /names a registry/,
  ],
];

test('a house in order gives no offence', () => {
  expect(findings()).toEqual([]);
});

describe('a rule catches its offender', () => {
  test.each(offenders)('%s %j', (rule, changes, says) => {
    const found = findings(changes).filter((line) => line.endsWith(`(${rule})`));
    expect(found).toHaveLength(1);
    expect(found[0]).toMatch(says);
  });

  test('every rule is shown to catch one', () => {
    expect([...new Set(offenders.map(([rule]) => rule))].toSorted()).toEqual(
      houseRules.map(({ name }) => name).toSorted(),
    );
  });
});
