// @ts-check
const src = 'packages/random/src';
const cluster = 'packages/cluster/src';
const samples = [`${src}/sample.theory.test.ts`];

/** Draws, distributions, streams. @type {readonly import('../../src/mutation.mjs').Mutation[]} */
export const mutations = [
  {
    name: 'exponential times 5 % longer',
    file: `${src}/sample.ts`,
    find: 'return -mean * Math.log(1 - u);',
    replace: 'return -1.05 * mean * Math.log(1 - u);',
    tests: samples,
  },
  {
    name: 'log-normal times: the mean of the logarithm is not corrected',
    file: `${src}/sample.ts`,
    find: 'deviation * normalQuantile(u) - variance / 2',
    replace: 'deviation * normalQuantile(u)',
    tests: samples,
  },
  {
    name: 'gamma times: shape and scale exchanged',
    file: `${src}/sample.ts`,
    find: 'gammaAt(1 / distribution.cv2, seed, index) * distribution.mean * distribution.cv2',
    replace: '(gammaAt(distribution.cv2, seed, index) * distribution.mean) / distribution.cv2',
    tests: samples,
  },
  {
    name: 'gamma times by a sampler 5 % longer',
    file: `${src}/sample.ts`,
    find: 'sample(seed, index) * mean * cv2',
    replace: '1.05 * sample(seed, index) * mean * cv2',
    tests: [`${src}/sample.property.test.ts`],
  },
  {
    name: 'uniform draws reach down to 0',
    file: `${src}/draw.ts`,
    find: '(permute(seed, index, DRAW) + 0.5) * 2 ** -32',
    replace: 'permute(seed, index, DRAW) * 2 ** -32',
    tests: [`${src}/draw.test.ts`],
  },
  {
    name: 'Poisson arrivals 5 % too rare',
    file: `${cluster}/crowds/arrivals.ts`,
    find: 'secondMs / arrivals.perSecondAt(atMs)',
    replace: '(1.05 * secondMs) / arrivals.perSecondAt(atMs)',
    tests: [`${cluster}/crowds/arrivals.theory.test.ts`],
  },
  {
    name: 'common random numbers broken: what a client draws depends on how many there are',
    file: `${cluster}/clients.ts`,
    find: 'seed: streamSeed(streams, client),',
    replace: 'seed: streamSeed(streams, client + population.size),',
    tests: [`${cluster}/common-random-numbers.test.ts`],
  },
  {
    name: 'an answer takes as long as its request took',
    file: `${cluster}/network.ts`,
    find: 'attempt * 3 + way',
    replace: 'attempt * 3',
    tests: [`${cluster}/network.test.ts`],
  },
  {
    name: 'the hash of a draw mixes two rounds instead of three',
    file: `${src}/permute.ts`,
    find: '  x = Math.imul(x ^ (x >>> 15), 0x31848bab);\n',
    replace: '',
    tests: [`${src}/draw.theory.test.ts`, `${src}/draw.conformance.test.ts`],
  },
  {
    name: 'normal draws: a coefficient wrong in its sixth digit',
    file: `${src}/normal-quantile.ts`,
    find: '2509.0809287301227',
    replace: '2509.0709287301227',
    tests: [`${src}/normal-quantile.theory.test.ts`],
  },
  {
    name: 'discrete values: weights are cumulative already',
    file: `${src}/sample.ts`,
    find: '    rest -= weight;\n',
    replace: '',
    tests: samples,
  },
  {
    name: 'gamma times of a shape below 1 are not corrected',
    file: `${src}/gamma.ts`,
    find: 'variate * Math.exp(Math.log(uniformAt(own, 0)) / shape)',
    replace: 'variate * Math.exp(Math.log(uniformAt(own, 0)))',
    tests: samples,
  },
  {
    name: 'streams of texts: the order of letters does not matter',
    file: `${src}/stream-seed.ts`,
    find: `    low = Math.imul(low ^ unit, 0x01000193);
    high = Math.imul((high ^ unit) + (high >>> 15), 0x85ebca77);`,
    replace: `    low = (low + Math.imul(unit, 0x01000193)) | 0;
    high = (high + Math.imul(unit, 0x85ebca77)) | 0;`,
    tests: [`${src}/stream-seed.test.ts`],
  },
];
