// @ts-check
const src = 'packages/cluster/src';
const closedForms = [`${src}/theory/closed-forms.theory.test.ts`];

/** The cluster, its network and crowds, and the theory they are held against. @type {readonly import('../../src/mutation.mjs').Mutation[]} */
export const mutations = [
  {
    name: 'the network is crossed once only',
    file: `${src}/network.ts`,
    find: 'return () => latencyMs.value;',
    replace:
      'return (_client, _station, _attempt, way) => (way === ways.answer ? 0 : latencyMs.value);',
    tests: [`${src}/network.test.ts`, `${src}/cluster.test.ts`],
  },
  {
    name: 'of several rules of the network the last one counts',
    file: `${src}/network.ts`,
    find: 'afterMs += (rules[i] as Rule)(',
    replace: 'afterMs = (rules[i] as Rule)(',
    tests: [`${src}/network.test.ts`],
  },
  {
    name: 'a partition lets answers through',
    file: `${src}/faults.ts`,
    find: 'return (_, of) => (of === station ? drop : 0);',
    replace: 'return (_, of, _attempt, way) => (of === station && way === 0 ? drop : 0);',
    tests: [`${src}/faults.test.ts`],
  },
  {
    name: 'the network has no loss',
    file: `${src}/network.ts`,
    find: '< lossShare ? drop : 0',
    replace: '< lossShare * lossShare ? drop : 0',
    tests: [`${src}/network.test.ts`],
  },
  {
    name: 'callers never time out',
    file: `${src}/crowds/caller.ts`,
    find: 'delays: { backoff, timeout: timeoutMs },',
    replace: 'delays: { backoff, timeout: timeoutMs + 1e9 },',
    tests: [`${src}/crowds/call-station.test.ts`],
  },
  {
    name: 'callers wait twice as long',
    file: `${src}/crowds/caller.ts`,
    find: 'delays: { backoff, timeout: timeoutMs },',
    replace: 'delays: { backoff, timeout: 2 * timeoutMs },',
    tests: [`${src}/crowds/call-station.test.ts`],
  },
  {
    name: 'a late answer to an earlier attempt is taken',
    file: `${src}/crowds/caller.ts`,
    find: `answersLatest: ({ context, event }) =>
        event.type !== 'start' && event.attempt === context.attempt,`,
    replace: `answersLatest: ({ context, event }) =>
        event.type !== 'start' && event.attempt <= context.attempt,`,
    tests: [`${src}/crowds/call-station.test.ts`],
  },
  {
    name: 'a crowd backs off for half as long as its policy says',
    file: `${src}/crowds/retrying.ts`,
    find: 'backoff: ({ context }: Asked) => context.backoffMs,',
    replace: 'backoff: ({ context }: Asked) => 0.5 * context.backoffMs,',
    tests: [`${src}/crowds/contest-row.theory.test.ts`],
  },
  {
    name: 'whoever writes a row writes it though it has moved',
    file: `${src}/crowds/contest-row.ts`,
    find: 'const isCurrent = known === version;',
    replace: 'const isCurrent = known >= version - 1;',
    tests: [`${src}/crowds/contest-row.theory.test.ts`],
  },
  {
    name: 'the answer of a contest takes no hop',
    file: `${src}/crowds/contest-row.ts`,
    find: 'const delayMs = hopMs(hopSeed, hops++);',
    replace: "const delayMs = kind === 'written' ? 0 : hopMs(hopSeed, hops++);",
    tests: [`${src}/crowds/contest-row.theory.test.ts`],
  },
  {
    name: "Brooker's storm: hops of 11 ms",
    file: `${src}/crowds/retry-storm.ts`,
    find: 'hopMeanMs: 10,',
    replace: 'hopMeanMs: 11,',
    tests: [`${src}/theory/retry-storm.conformance.test.ts`],
  },
  {
    name: "Brooker's storm: the service fails 5 % less often",
    file: `${src}/crowds/retry-storm.ts`,
    find: 'chance.uniform() < failureProbability',
    replace: 'chance.uniform() < 0.95 * failureProbability',
    tests: [`${src}/theory/retry-storm.conformance.test.ts`],
  },
  {
    name: 'a window of the peak has its end in it',
    file: `${src}/crowds/peak-in-window.ts`,
    find: '>= windowMs) first++;',
    replace: '> windowMs) first++;',
    tests: [`${src}/crowds/peak-in-window.test.ts`],
  },
  {
    name: 'a fluid storm is cleared without the background in its way',
    file: `${src}/theory/storm.ts`,
    find: 'return capacityPerSecond - backgroundPerSecond;',
    replace: 'return capacityPerSecond;',
    tests: [`${src}/theory/storm.theory.test.ts`],
  },
  {
    name: 'the queue of a fluid storm peaks a twentieth higher',
    file: `${src}/theory/storm.ts`,
    find: 'storm.clients - spare(storm) * windowS',
    replace: '1.05 * storm.clients - spare(storm) * windowS',
    tests: [`${src}/theory/storm.theory.test.ts`],
  },
  {
    name: 'waves: nobody is in service',
    file: `${src}/theory/storm.ts`,
    find: 'Math.ceil(clients / (queueCapacity + servers))',
    replace: 'Math.ceil(clients / queueCapacity)',
    tests: [`${src}/theory/storm.theory.test.ts`],
  },
  {
    name: 'amplification: the first attempt is no attempt',
    file: `${src}/theory/storm.ts`,
    find: 'let attempts = 0;\n  let reached = 1;',
    replace: 'let attempts = 0;\n  let reached = failureShare;',
    tests: [`${src}/theory/layers.theory.test.ts`],
  },
  {
    name: 'C_stable: capacity lost raises what is stable',
    file: `${src}/theory/storm.ts`,
    find: 'normalPerSecond / (loadFactor * capacityFactor)',
    replace: '(normalPerSecond / loadFactor) * capacityFactor',
    tests: [`${src}/theory/metastable.theory.test.ts`],
  },
  {
    name: "Erlang's B with a server too many",
    file: `${src}/theory/erlang.ts`,
    find: 'k <= servers; k++',
    replace: 'k <= servers + 1; k++',
    tests: closedForms,
  },
  {
    name: 'Pollaczek and Khinchine without the variance',
    file: `${src}/theory/single-server.ts`,
    find: '(load * serviceMeanS * (1 + cv2))',
    replace: '(load * serviceMeanS)',
    tests: closedForms,
  },
  {
    name: 'retrials: the orbit has the load once instead of squared',
    file: `${src}/theory/single-server.ts`,
    find: '(load * load * (servedPerSecond + retriedPerSecond))',
    replace: '(load * (servedPerSecond + retriedPerSecond))',
    tests: closedForms,
  },
  {
    name: 'sessions can be resumed for twice their time to live',
    file: `${src}/sessions.ts`,
    find: 'nowMs - lastMs <= ttlMs',
    replace: 'nowMs - lastMs <= 2 * ttlMs',
    tests: [`${src}/sessions.test.ts`],
  },
  {
    name: 'a planned service has a whole number of servers and another capacity',
    file: `${src}/plan.ts`,
    find: 'meanMs: perSecond > 0 ? (whole * 1000) / perSecond : meanMs,',
    replace: 'meanMs,',
    tests: [`${src}/plan.test.ts`],
  },
  {
    name: 'clients are dealt out by rank instead of remainder',
    file: `${src}/population.ts`,
    find: 'b.remainder - a.remainder || a.i - b.i',
    replace: 'b.i - a.i',
    tests: [`${src}/population.test.ts`],
  },
  {
    name: 'of two events at one time the later one goes first',
    file: 'packages/kernel/src/calendar/near-heap.ts',
    find: 'if ((this.#dues[parent] as number) <= dueMs) break;',
    replace: 'if ((this.#dues[parent] as number) < dueMs) break;',
    tests: ['packages/kernel/src/calendar/calendar.property.test.ts'],
  },
  {
    name: 'the kernel runs what is due at the horizon',
    file: 'packages/kernel/src/calendar/calendar.ts',
    find: `    const dueMs = batch.dues[at] as number;
    if (dueMs >= limitMs) return false;`,
    replace: `    const dueMs = batch.dues[at] as number;
    if (dueMs > limitMs) return false;`,
    tests: ['packages/kernel/src/calendar/calendar.property.test.ts'],
  },
];
