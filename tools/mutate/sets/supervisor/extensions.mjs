// @ts-check
// Faults in what OTP does not have.

/** @typedef {import('../../src/mutation.mjs').Mutation} Mutation */

/** @type {readonly Mutation[]} */
export const mutations = [
  {
    name: 'the first back-off is doubled already',
    file: 'packages/supervisor/src/core/backoff.ts',
    find: 'firstAtOnce ? failures - 1 : failures;',
    replace: 'firstAtOnce ? failures : failures + 1;',
    tests: ['packages/supervisor/src/core/backoff.theory.test.ts'],
  },
  {
    name: 'the back-off grows by a half, not by two',
    file: 'packages/supervisor/src/core/backoff.ts',
    find: 'waitMs *= 2',
    replace: 'waitMs *= 1.5',
    tests: ['packages/supervisor/src/core/backoff.theory.test.ts'],
  },
  {
    name: 'the back-off has no cap',
    file: 'packages/supervisor/src/core/backoff.ts',
    find: 'left > 0 && waitMs < maxMs',
    replace: 'left > 0 && failures < 99',
    tests: ['packages/supervisor/src/core/backoff.theory.test.ts'],
  },
  {
    name: 'jitter is half as wide',
    file: 'packages/supervisor/src/core/backoff.ts',
    find: 'capped * randomFactor * random()',
    replace: '0.5 * capped * randomFactor * random()',
    tests: ['packages/supervisor/src/core/backoff.theory.test.ts'],
  },
  {
    name: 'jitter makes the wait shorter',
    file: 'packages/supervisor/src/core/backoff.ts',
    find: 'capped + capped * randomFactor * random()',
    replace: 'capped - capped * randomFactor * random()',
    tests: ['packages/supervisor/src/core/backoff.theory.test.ts'],
  },
  {
    name: 'a long life needs to be longer than the limit',
    file: 'packages/supervisor/src/core/backoff.ts',
    find: 'livedMs >= (backoff.resetAfterMs',
    replace: 'livedMs > (backoff.resetAfterMs',
    tests: ['packages/supervisor/src/core/backoff.theory.test.ts'],
  },
  {
    name: 'the crash loop forgets after five minutes',
    file: 'packages/supervisor/src/core/backoff.ts',
    find: 'resetAfterMs: 600_000',
    replace: 'resetAfterMs: 300_000',
    tests: ['packages/supervisor/src/core/backoff.theory.test.ts'],
  },
  {
    name: 'the crash loop waits before the first restart',
    file: 'packages/supervisor/src/core/backoff.ts',
    find: `  resetAfterMs: 600_000,
  firstAtOnce: true,`,
    replace: `  resetAfterMs: 600_000,
  firstAtOnce: false,`,
    tests: ['packages/supervisor/src/core/backoff.theory.test.ts'],
  },
  {
    name: "Pekko's jitter is a tenth",
    file: 'packages/supervisor/src/core/backoff.ts',
    find: 'randomFactor: 0.2 }',
    replace: 'randomFactor: 0.1 }',
    tests: ['packages/supervisor/src/core/backoff.theory.test.ts'],
  },
  {
    name: 'a long life does not start the back-off over',
    file: 'packages/supervisor/src/shell/wait.ts',
    find: '  child.failures = failuresAfter(',
    replace: "  child.lastReason = '' + failuresAfter(",
    tests: ['packages/supervisor/src/backoff.test.ts'],
  },
  {
    name: 'a failed start does not count for the back-off',
    file: 'packages/supervisor/src/shell/wait.ts',
    find: '  child.failures += 1;',
    replace: "  if (child.lastReason === 'boom') child.failures += 1;",
    tests: ['packages/supervisor/src/backoff.test.ts'],
  },
  {
    name: 'a restart by hand leaves the back-off as it was',
    file: 'packages/supervisor/src/shell/answer.ts',
    find: '  child.failures = 0;',
    replace: '',
    tests: ['packages/supervisor/src/backoff.test.ts'],
  },
  {
    name: 'an abandoned child takes its supervisor along',
    file: 'packages/supervisor/src/shell/give-up.ts',
    find: '  return autoEnd(state, child);',
    replace: "  return 'shutdown';",
    tests: ['packages/supervisor/src/abandon.test.ts'],
  },
  {
    name: 'all children share the window of the abandoned',
    file: 'packages/supervisor/src/shell/count-restart.ts',
    find: "spec.onExceeded === 'abandon' ? child : state",
    replace: "spec.onExceeded === 'abandon' ? state : state",
    tests: ['packages/supervisor/src/abandon.test.ts'],
  },
  {
    name: 'a death is forgotten',
    file: 'packages/supervisor/src/shell/give-up.ts',
    find: '  state.deaths.set(id,',
    replace: '  if (attempts < 0) state.deaths.set(id,',
    tests: ['packages/supervisor/src/abandon.test.ts'],
  },
  {
    name: 'the death of a significant child does not count',
    file: 'packages/supervisor/src/shell/give-up.ts',
    find: '  return autoEnd(state, child);',
    replace: '  return undefined;',
    tests: ['packages/supervisor/src/abandon.test.ts'],
  },
  {
    name: 'a child that was started by hand is still among the dead',
    file: 'packages/supervisor/src/shell/answer.ts',
    find: `  state.deaths.delete(child.spec.id);
}`,
    replace: '}',
    tests: ['packages/supervisor/src/abandon.test.ts'],
  },
  {
    name: 'a full pool takes one more',
    file: 'packages/supervisor/src/shell/answer.ts',
    find: 'state.children.size >= state.spec.maxChildren',
    replace: 'state.children.size > state.spec.maxChildren',
    tests: ['packages/supervisor/src/abandon.test.ts'],
  },
];
