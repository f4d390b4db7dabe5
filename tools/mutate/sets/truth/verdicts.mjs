// @ts-check
const cluster = 'packages/cluster/src';
const experiment = 'packages/experiment/src';
const effect = [`${cluster}/sustaining-effect.test.ts`];
const shedding = [`${cluster}/shedding.test.ts`];
const leastShedding = [
  `${experiment}/least-shedding.test.ts`,
  `${experiment}/least-shedding.property.test.ts`,
];

/** What sustains a failure, and how much shedding ends it. @type {readonly import('../../src/mutation.mjs').Mutation[]} */
export const mutations = [
  {
    name: 'a sustaining effect lies below the band, not above it',
    file: `${cluster}/sustaining-effect.ts`,
    find: 'const outside = 1 / (1 - tolerance);',
    replace: 'const outside = 1 - tolerance;',
    tests: effect,
  },
  {
    name: 'a sustaining effect begins twice as far above the band',
    file: `${cluster}/sustaining-effect.ts`,
    find: 'const outside = 1 / (1 - tolerance);',
    replace: 'const outside = 1 / (1 - 2 * tolerance);',
    tests: effect,
  },
  {
    name: 'the work of a service in vain is taken for its answers',
    file: `${cluster}/sustaining-effect.ts`,
    find: 'attemptsPerAnswer: ratio(attempts, goodput),',
    replace: 'attemptsPerAnswer: ratio(attempts, served),',
    tests: effect,
  },
  {
    name: 'the door that turns most away holds a cell back, though it is idle',
    file: `${cluster}/sustaining-effect.ts`,
    find: 'after.utilisation * (1 - 1 / factor(before.attemptsPerAnswer, after.attemptsPerAnswer))',
    replace: '1 - 1 / factor(before.attemptsPerAnswer, after.attemptsPerAnswer)',
    tests: effect,
  },
  {
    name: 'a sustaining effect is looked for while the trigger lasts',
    file: `${cluster}/sustaining-effect.ts`,
    find: 'fromMs >= triggerEndsMs &&',
    replace: 'fromMs >= triggerAtMs(spec) &&',
    tests: effect,
  },
  {
    name: 'load shedding begins with the trigger instead of after it',
    file: `${cluster}/shedding.ts`,
    find: 'if (faultsEndMs !== null) kernel.scheduleAt(faultsEndMs, begin);',
    replace: 'if (faultsEndMs !== null) kernel.scheduleAt(0.5 * faultsEndMs, begin);',
    tests: shedding,
  },
  {
    name: 'load shedding lasts half as long',
    file: `${cluster}/shedding.ts`,
    find: 'kernel.schedule(forMs, end)',
    replace: 'kernel.schedule(0.5 * forMs, end)',
    tests: shedding,
  },
  {
    name: 'half of what is to be shed is shed',
    file: `${cluster}/shedding.ts`,
    find: 'shed(share, where);',
    replace: 'shed(0.5 * share, where);',
    tests: shedding,
  },
  {
    name: 'a cell needs shedding when one replication of many was stuck',
    file: `${experiment}/least-shedding.ts`,
    find: 'recoveries.filter(isDown).length * 2 > recoveries.length',
    replace: 'recoveries.filter(isDown).length * 20 > recoveries.length',
    tests: leastShedding,
  },
  {
    name: 'an undecided cell needs no shedding',
    file: `${experiment}/least-shedding.ts`,
    find: "verdict === 'metastable' || verdict === 'undecided'",
    replace: "verdict === 'metastable'",
    tests: leastShedding,
  },
  {
    name: 'the least shedding is enough when some replication holds',
    file: `${experiment}/least-shedding.ts`,
    find: 'if ((await outcomes(share)).every(Boolean)) {',
    replace: 'if ((await outcomes(share)).some(Boolean)) {',
    tests: leastShedding,
  },
  {
    name: 'the least shedding is known to half of its last step only',
    file: `${experiment}/least-shedding.ts`,
    find: 'const stepsOfStep = 8;',
    replace: 'const stepsOfStep = 2;',
    tests: leastShedding,
  },
  {
    name: 'a door that lets in a sixteenth is the last that is tried',
    file: `${experiment}/least-shedding.ts`,
    find: 'const leastLetIn = 1 / 64;',
    replace: 'const leastLetIn = 1 / 16;',
    tests: leastShedding,
  },
  {
    name: 'a cell that is back before the horizon is not back',
    file: `${experiment}/least-shedding.ts`,
    find: "found?.verdict === 'stable' || (found?.recoveredAtMs ?? null) !== null",
    replace: "found?.verdict === 'stable'",
    tests: leastShedding,
  },
];
