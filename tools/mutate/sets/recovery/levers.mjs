// @ts-check
const src = 'packages/cluster/src/recovery';
const levers = [`${src}/levers.test.ts`];
const inACluster = [`${src}/levers-in-a-cluster.test.ts`];

/** What a cluster shows its recovery actors, and how it does what they say. @type {readonly import('../../src/mutation.mjs').Mutation[]} */
export const mutations = [
  {
    name: 'what costs less in one cell costs less in all',
    file: `${src}/levers.ts`,
    find: 'this.#costShares[cell * stages.length + stage] = share;',
    replace: 'this.#costShares[cell * stages.length + stage] = this.#costShares[stage] = share;',
    tests: [...levers, ...inACluster],
  },
  {
    name: 'all who are turned away are told the same',
    file: `${src}/levers.ts`,
    find: 'uniformAt(streamSeed(this.#stream, client), attempt) * (toMs - fromMs)',
    replace: '0.5 * (toMs - fromMs)',
    tests: levers,
  },
  {
    name: 'a client that has its features back is still counted as degraded',
    file: `${src}/levers.ts`,
    find: 'degraded ? before | bit : before & ~bit',
    replace: 'degraded ? before | bit : before',
    tests: levers,
  },
  {
    name: 'a gate lets one probe more through',
    file: `${src}/breakers.ts`,
    find: 'if (this.#left <= 0) return false;',
    replace: 'if (this.#left <= -1) return false;',
    tests: [`${src}/breakers.test.ts`],
  },
  {
    name: 'calls of the last window count in the next',
    file: `${src}/breakers.ts`,
    find: '    this.#calls = 0;\n    this.#failed = 0;\n    return',
    replace: '    this.#failed = 0;\n    return',
    tests: [`${src}/breakers.test.ts`],
  },
  {
    name: 'a wait is that of a tenth of the queue',
    file: `${src}/signals.ts`,
    find: '(queueLength * 1000) / Math.max(1, throughputPerSecond)',
    replace: '(queueLength * 100) / Math.max(1, throughputPerSecond)',
    tests: [`${src}/signals.test.ts`],
  },
  {
    name: 'the share turned away leaves out those who timed out',
    file: `${src}/signals.ts`,
    find: 'goodputPerSecond + rejectedPerSecond + timedOutPerSecond',
    replace: 'goodputPerSecond + rejectedPerSecond',
    tests: [`${src}/signals.test.ts`],
  },
  {
    name: 'recovery actors hear their samples at once',
    file: `${src}/staff-recovery.ts`,
    find: 'delay(delayMs, kernelScheduler(ports.kernel))',
    replace: 'delay(0 * delayMs, kernelScheduler(ports.kernel))',
    tests: inACluster,
  },
  {
    name: 'a limited queue holds only what is in service',
    file: `${src}/kinds/queue-limit.ts`,
    find: 'station.servers + command.limit',
    replace: 'station.servers + 0 * command.limit',
    tests: [`${src}/queue-limit-in-a-cluster.test.ts`],
  },
  {
    name: 'the second actor of a kind has the address of the first',
    file: `${src}/posts.ts`,
    find: 'addressIn(cellName, kind, nth);\n  };',
    replace: 'addressIn(cellName, kind, 1);\n  };',
    tests: [`${src}/posts.test.ts`],
  },
];
