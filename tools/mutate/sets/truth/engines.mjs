// @ts-check
const kernel = 'packages/kernel/src';
const flyweight = 'packages/flyweight/src';
const engine = 'packages/cluster/src/engine';

/** Time, and the two engines with one history. @type {readonly import('../../src/mutation.mjs').Mutation[]} */
export const mutations = [
  {
    name: 'time stands still while events are run',
    file: `${kernel}/calendar/calendar.ts`,
    find: 'this.nowMs = dueMs;',
    replace: 'this.nowMs = Math.floor(dueMs);',
    tests: [`${kernel}/calendar/calendar.property.test.ts`],
  },
  {
    name: 'what came later to an open tick goes before what was there',
    file: `${kernel}/calendar/calendar.ts`,
    find: 'const isNear = dueMs < this.#batchDueMs();',
    replace: 'const isNear = dueMs <= this.#batchDueMs() && this.#near.dueMs === dueMs;',
    tests: [`${kernel}/calendar/calendar.property.test.ts`],
  },
  {
    name: 'real time runs twice as fast as it is told to',
    file: `${kernel}/real-time.ts`,
    find: 'this.speed = speed;',
    replace: 'this.speed = 2 * speed;',
    tests: [`${kernel}/real-time.test.ts`],
  },
  {
    name: 'typed arrays, a way written as code: timers twice as long',
    file: `${flyweight}/ways/end-writer.ts`,
    find: 'if (!hands.arm(actor, ${this.#slot(effect.site)}, ${effect.delayMs})) return;',
    replace: 'if (!hands.arm(actor, ${this.#slot(effect.site)}, 2 * ${effect.delayMs})) return;',
    tests: [`${engine}/engines.equivalence.test.ts`],
  },
  {
    name: 'typed arrays, a way gone from its table: timers twice as long',
    file: `${flyweight}/run/stepper.ts`,
    find: 'this.effects.push(effectKinds.arm, site.index, delayMs);',
    replace: 'this.effects.push(effectKinds.arm, site.index, 2 * delayMs);',
    tests: [`${engine}/engines.equivalence.test.ts`],
  },
  {
    name: 'typed arrays: functions see the context as it is changed, not as it was',
    file: `${flyweight}/run/stepper.ts`,
    find: `      this.#values[at] =
        typeof value === 'function' ? (value as Expression)(this.asked, params) : value;
`,
    replace: `      this.#values[at] =
        typeof value === 'function' ? (value as Expression)(this.asked, params) : value;
      this.#rows.write(fields[at] as Field, this.#values[at]);
`,
    tests: [`${flyweight}/project.equivalence.test.ts`],
  },
  {
    name: 'typed arrays: of two delayed raises with one id the first is cancelled too',
    file: `${flyweight}/run/late-raises.ts`,
    find: '    this.#alarm.arm(at, delayMs);',
    replace: `    this.cancel(actor, this.#ids[at] ?? '');
    this.#alarm.arm(at, delayMs);`,
    tests: [
      `${flyweight}/hand-made.equivalence.test.ts`,
      `${flyweight}/project.equivalence.test.ts`,
    ],
  },
  {
    name: 'a timer that changes hands begins anew',
    file: `${engine}/promotion/handover.ts`,
    find: '(entry?.dueMs ?? Number.NaN) - this.#timers.now()',
    replace: 'delayMs + 0 * ((entry?.dueMs ?? Number.NaN) - this.#timers.now())',
    tests: [`${engine}/promotion/handover.test.ts`],
  },
  {
    name: 'twins do not look at what was emitted',
    file: `${engine}/twins/difference.ts`,
    find: 'const path = firstPath(a, b, []);',
    replace: 'const path = firstPath({ ...a, emitted: [] }, { ...b, emitted: [] }, []);',
    tests: [`${engine}/twins/difference.test.ts`],
  },
  {
    name: '-0 is 0 to the twins',
    file: `${engine}/twins/difference.ts`,
    find: 'Object.is(a, b) ? undefined : path',
    replace: 'a === b ? undefined : path',
    tests: [`${engine}/twins/difference.test.ts`],
  },
  {
    name: 'a digest does not tell a text from its numbers',
    file: 'packages/metrics/src/digest.ts',
    find: 'this.#pattern(0xfff8_0000, 0x7465_7874);',
    replace: 'this.number(0);',
    tests: ['packages/metrics/src/digest.conformance.test.ts'],
  },
];
