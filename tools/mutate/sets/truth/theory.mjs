// @ts-check
const src = 'packages/cluster/src/theory';
const closedForms = [`${src}/closed-forms.theory.test.ts`];
const storm = [`${src}/storm.theory.test.ts`];
const layers = [`${src}/layers.theory.test.ts`];

/** Closed forms: a wrong one would prove a wrong emulator right. @type {readonly import('../../src/mutation.mjs').Mutation[]} */
export const mutations = [
  {
    name: 'birth and death: one server more',
    file: `${src}/birth-death.ts`,
    find: 'Math.min(n, servers) * servedPerSecond',
    replace: 'Math.min(n, servers + 1) * servedPerSecond',
    tests: closedForms,
  },
  {
    name: 'birth and death: those in service lose patience too',
    file: `${src}/birth-death.ts`,
    find: 'const waiting = Math.max(0, n - servers);',
    replace: 'const waiting = Math.max(0, n);',
    tests: closedForms,
  },
  {
    name: 'birth and death: Wq of all that came',
    file: `${src}/birth-death.ts`,
    find: '(queue.arrivalsPerSecond * (1 - blocking(queue)))',
    replace: 'queue.arrivalsPerSecond',
    tests: closedForms,
  },
  {
    name: "Erlang's C without what is blocked",
    file: `${src}/erlang.ts`,
    find: 'blocked / (1 - (load / servers) * (1 - blocked))',
    replace: 'blocked / (1 - load / servers)',
    tests: closedForms,
  },
  {
    name: 'who waits longer than t: at the rate of one server',
    file: `${src}/erlang.ts`,
    find: '-(servers * servedPerSecond - arrivalsPerSecond) * timeS',
    replace: '-servedPerSecond * timeS',
    tests: closedForms,
  },
  {
    name: 'a sojourn has the quantile of the service time',
    file: `${src}/single-server.ts`,
    find: '-Math.log1p(-share) / (servedPerSecond - arrivalsPerSecond)',
    replace: '-Math.log1p(-share) / servedPerSecond',
    tests: closedForms,
  },
  {
    name: 'the longest wait of a storm is not shortened by its window',
    file: `${src}/storm.ts`,
    find: 'Math.max(0, clearedS(storm) - windowS)',
    replace: 'Math.max(0, clearedS(storm))',
    tests: storm,
  },
  {
    name: 'in turn, the longest wait of a storm is that behind the background',
    file: `${src}/storm.ts`,
    find: 'queuePeak(storm, windowS) / storm.capacityPerSecond',
    replace: 'queuePeak(storm, windowS) / spare(storm)',
    tests: storm,
  },
  {
    name: 'the window without collapse does not look at the time-out',
    file: `${src}/storm.ts`,
    find: 'clearedS(storm) - timeoutS',
    replace: 'clearedS(storm) - 0 * timeoutS',
    tests: storm,
  },
  {
    name: 'amplification: one retry fewer',
    file: `${src}/storm.ts`,
    find: 'attempt = 0; attempt <= retriesMax; attempt++) {',
    replace: 'attempt = 0; attempt < retriesMax; attempt++) {',
    tests: layers,
  },
  {
    name: 'attempts of layers add up instead of multiplying',
    file: `${src}/storm.ts`,
    find: 'attempts * amplification(share, retriesMax)',
    replace: 'attempts + amplification(share, retriesMax)',
    tests: layers,
  },
  {
    name: 'a caller fails as often as one attempt',
    file: `${src}/storm.ts`,
    find: 'attempt <= retriesMax; attempt++) allFail *= share;',
    replace: 'attempt < 1; attempt++) allFail *= share;',
    tests: layers,
  },
];
