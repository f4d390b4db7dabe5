// @ts-check
const src = 'packages/experiment/src';

/** Questions: seeds, claims, published figures. @type {readonly import('../../src/mutation.mjs').Mutation[]} */
export const mutations = [
  {
    name: 'common random numbers broken: a variant has seeds of its own',
    file: `${src}/plan.ts`,
    find: 'seed: streamSeed(seed, index),',
    replace: 'seed: streamSeed(streamSeed(seed, point.variant), index),',
    tests: [`${src}/plan.test.ts`],
  },
  {
    name: 'common random numbers broken: a row of a table has seeds of its own',
    file: `${src}/reproduction/plan-rows.ts`,
    find: 'streamSeed(seed, from + i)',
    replace: 'streamSeed(streamSeed(seed, valuesKey(row)), from + i)',
    tests: [`${src}/reproduction/plan-rows.test.ts`],
  },
  {
    name: 'the second task of a row has the seeds of the first',
    file: `${src}/reproduction/plan-rows.ts`,
    find: 'streamSeed(seed, from + i)',
    replace: 'streamSeed(seed, i)',
    tests: [`${src}/reproduction/plan-rows.test.ts`],
  },
  {
    name: 'a published figure may be four standard errors off',
    file: `${src}/reproduction/compare.ts`,
    find: 'const standardErrorsMax = 3;',
    replace: 'const standardErrorsMax = 4;',
    tests: [`${src}/reproduction/compare.test.ts`],
  },
  {
    name: 'the error of what was published is not counted',
    file: `${src}/reproduction/compare.ts`,
    find: 'measured, count) + theirs + limit',
    replace: 'measured, count) + 0 * theirs + limit',
    tests: [`${src}/reproduction/compare.test.ts`],
  },
  {
    name: 'a claim holds when some replication keeps it',
    file: `${src}/claim.ts`,
    find: 'held: pairs.every(',
    replace: 'held: pairs.some(',
    tests: [`${src}/claim.test.ts`],
  },
  {
    name: 'bounds on times are those of the base, whatever the scale',
    file: `${src}/claim.ts`,
    find: '{ atMost: atMost * timeScale }',
    replace: '{ atMost: atMost * Math.min(1, timeScale) }',
    tests: [`${src}/claim.test.ts`],
  },
  {
    name: 'a published figure is as exact as it is printed, to the whole of its last digit',
    file: `${src}/reproduction/compare.ts`,
    find: 'roundedTo / 2',
    replace: 'roundedTo',
    tests: [`${src}/reproduction/compare.test.ts`],
  },
  {
    name: 'a comparison with another variant is with its best replication',
    file: `${src}/claim.ts`,
    find: 'keeps(claim, value, others?.[i])',
    replace: 'keeps(claim, value, others?.[0])',
    tests: [`${src}/claim.test.ts`],
  },
  {
    name: 'a replication that did not happen counts as none',
    file: `${src}/claim.ts`,
    find: 'const asNumber = value ?? Infinity;',
    replace: 'const asNumber = value ?? 0;',
    tests: [`${src}/claim.test.ts`],
  },
];
