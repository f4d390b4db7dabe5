// @ts-check
// Faults in calls and answers that Erlang/OTP's own history must show.

/** @typedef {import('../../src/mutation.mjs').Mutation} Mutation */

/** @type {readonly Mutation[]} */
export const mutations = [
  {
    name: 'a temporary child keeps its line',
    file: 'packages/supervisor/src/shell/let-go.ts',
    find: "child.spec.restart === 'temporary' || state.isPool",
    replace: 'state.isPool',
    tests: ['packages/supervisor/src/conformance/otp-traces.conformance.test.ts'],
  },
  {
    name: 'a transient child loses its line',
    file: 'packages/supervisor/src/shell/let-go.ts',
    find: "child.spec.restart === 'temporary' || state.isPool",
    replace: "child.spec.restart !== 'permanent' || state.isPool",
    tests: ['packages/supervisor/src/conformance/otp-traces.conformance.test.ts'],
  },
  {
    name: 'temporary siblings are started again with their group',
    file: 'packages/supervisor/src/shell/let-go.ts',
    find: "if (child.spec.restart === 'temporary' || state.isPool) state",
    replace:
      "if ((child.spec.restart === 'temporary' && state.status === 'running' && child.incarnation !== undefined) || state.isPool) state",
    tests: ['packages/supervisor/src/conformance/otp-traces.conformance.test.ts'],
  },
  {
    name: 'start_child answers already_present for a child that is up',
    file: 'packages/supervisor/src/shell/answer.ts',
    find: "stateOf(present) === 'up' ? 'alreadyStarted' : 'alreadyPresent'",
    replace: "stateOf(present) === 'down' ? 'alreadyStarted' : 'alreadyPresent'",
    tests: ['packages/supervisor/src/conformance/otp-traces.conformance.test.ts'],
  },
  {
    name: 'terminate_child on a stranger is ok',
    file: 'packages/supervisor/src/shell/answer.ts',
    find: "state.isPool ? DONE : refused('notFound')",
    replace: 'DONE',
    tests: ['packages/supervisor/src/conformance/otp-traces.conformance.test.ts'],
  },
  {
    name: 'restart_child on a child that is being restarted says running',
    file: 'packages/supervisor/src/shell/answer.ts',
    find: "childState === 'up' ? 'running' : 'restarting'",
    replace: "'running'",
    tests: ['packages/supervisor/src/conformance/otp-traces.conformance.test.ts'],
  },
  {
    name: 'delete_child takes a child that is up',
    file: 'packages/supervisor/src/shell/answer.ts',
    find: "  if (childState === 'down') return child;",
    replace: "  if (childState !== 'restarting') return child;",
    tests: ['packages/supervisor/src/conformance/otp-traces.conformance.test.ts'],
  },
  {
    name: 'a child that could not be added stays in the list',
    file: 'packages/supervisor/src/shell/answer.ts',
    find: "if (incarnation.phase === 'failed') state.children.delete(id);",
    replace: '',
    tests: ['packages/supervisor/src/conformance/otp-traces.conformance.test.ts'],
  },
  {
    name: 'which_children lists in start order',
    file: 'packages/supervisor/src/shell/children-view.ts',
    find: '[...state.children.values()].toReversed()',
    replace: '[...state.children.values()]',
    tests: ['packages/supervisor/src/conformance/otp-traces.conformance.test.ts'],
  },
  {
    name: 'count_children counts the dead as active',
    file: 'packages/supervisor/src/shell/children-view.ts',
    find: 'child.incarnation?.isUp === true',
    replace: 'child.incarnation !== undefined || !state.isPool',
    tests: ['packages/supervisor/src/conformance/otp-traces.conformance.test.ts'],
  },
  {
    name: "a pool's count of specs is that of its instances",
    file: 'packages/supervisor/src/shell/children-view.ts',
    find: 'state.isPool ? 1 : children.length',
    replace: 'children.length',
    tests: ['packages/supervisor/src/conformance/otp-traces.conformance.test.ts'],
  },
  {
    name: 'a child that has died is down before its supervisor has handled it',
    file: 'packages/supervisor/src/shell/child.ts',
    find: 'child.incarnation?.hasStarted === true',
    replace: 'child.incarnation?.isUp === true',
    tests: ['packages/supervisor/src/conformance/otp-traces.conformance.test.ts'],
  },
  {
    name: 'a stop goes before all that waits',
    file: 'packages/supervisor/src/shell/lifecycle.ts',
    find: "stop: (reason = 'shutdown') => state.post({ kind: 'stop', reason })",
    replace: `stop: (reason = 'shutdown') => {
      for (let left = state.mailbox.size; left > 0; left--) state.mailbox.shift();
      state.post({ kind: 'stop', reason });
    }`,
    tests: ['packages/supervisor/src/conformance/otp-traces.conformance.test.ts'],
  },
  {
    name: 'a killed supervisor leaves its children running',
    file: 'packages/supervisor/src/shell/lifecycle.ts',
    find: "      incarnation?.stop('killed');",
    replace: '',
    tests: ['packages/supervisor/src/conformance/otp-traces.conformance.test.ts'],
  },
  {
    name: 'the last call first',
    file: 'packages/supervisor/src/process/queue.ts',
    find: 'const item = items[head++];',
    replace: 'const item = items.length - head > 1 ? items.pop() : items[head++];',
    tests: ['packages/supervisor/src/conformance/otp-traces.conformance.test.ts'],
  },
];
