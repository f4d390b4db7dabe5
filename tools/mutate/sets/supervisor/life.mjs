// @ts-check
// Faults in starting, stopping and restarting that Erlang/OTP's own history must show.

/** @typedef {import('../../src/mutation.mjs').Mutation} Mutation */

/** @type {readonly Mutation[]} */
export const mutations = [
  {
    name: 'children are stopped in start order',
    file: 'packages/supervisor/src/shell/stop.ts',
    find: 'children.toReversed()',
    replace: 'children',
    tests: ['packages/supervisor/src/conformance/otp-traces.conformance.test.ts'],
  },
  {
    name: 'brutal_kill only asks',
    file: 'packages/supervisor/src/shell/stop.ts',
    find: "if (shutdown === 'brutal_kill') for",
    replace: `if (shutdown === 'brutal_kill') ask(state, incarnations, 'infinity');
  else if (shutdown === -1) for`,
    tests: ['packages/supervisor/src/conformance/otp-traces.conformance.test.ts'],
  },
  {
    name: 'the time limit of a stop is half as long',
    file: 'packages/supervisor/src/shell/stop.ts',
    find: 'setTimer(shutdown, killAll)',
    replace: 'setTimer(shutdown / 2, killAll)',
    tests: ['packages/supervisor/src/conformance/otp-traces.conformance.test.ts'],
  },
  {
    name: 'a stop has no time limit',
    file: 'packages/supervisor/src/shell/stop.ts',
    find: "if (shutdown === 'infinity' ||",
    replace: "if (shutdown !== 'infinity' ||",
    tests: ['packages/supervisor/src/conformance/otp-traces.conformance.test.ts'],
  },
  {
    name: 'the time limit of a stop runs from after the asking',
    file: 'packages/supervisor/src/shell/stop.ts',
    find: `  if (shutdown !== 0) limit();
  for (const incarnation of incarnations) incarnation.stop('shutdown');
  if (shutdown === 0) limit();`,
    replace: `  for (const incarnation of incarnations) incarnation.stop('shutdown');
  limit();`,
    tests: ['packages/supervisor/src/conformance/otp-traces.conformance.test.ts'],
  },
  {
    name: 'shutdown 0 leaves the child a moment',
    file: 'packages/supervisor/src/shell/stop.ts',
    find: 'if (spec.shutdown === 0) endAtOnce(incarnation);',
    replace: '',
    tests: ['packages/supervisor/src/conformance/otp-traces.conformance.test.ts'],
  },
  {
    name: 'the supervisor does not wait for a child to stop',
    file: 'packages/supervisor/src/shell/stop.ts',
    find: 'yield* waitUntil(state, () => !incarnation.isUp)',
    replace: 'yield* waitUntil(state, () => incarnation.hasStarted)',
    tests: ['packages/supervisor/src/conformance/otp-traces.conformance.test.ts'],
  },
  {
    name: 'a pool stops its instances one after the other',
    file: 'packages/supervisor/src/shell/life.ts',
    find: 'yield* state.isPool ? stopPool(state) : stopAll',
    replace: 'yield* state.isPool && state.children.size === 0 ? stopPool(state) : stopAll',
    tests: ['packages/supervisor/src/conformance/otp-traces.conformance.test.ts'],
  },
  {
    name: 'a child that died by itself while it was stopped goes without a report',
    file: 'packages/supervisor/src/shell/stop.ts',
    find: "if (isShutdownError(spec, reason)) state.report('shutdownError', spec.id, reason);",
    replace:
      "if (isShutdownError(spec, reason) && state.mailbox.size === 0) state.report('shutdownError', spec.id, reason);",
    tests: ['packages/supervisor/src/conformance/otp-traces.conformance.test.ts'],
  },
  {
    name: 'the exit of a child that was stopped is handled all the same',
    file: 'packages/supervisor/src/shell/life.ts',
    find: 'if (child === undefined || child.incarnation !== incarnation) return undefined;',
    replace: 'if (child === undefined) return undefined;',
    tests: ['packages/supervisor/src/conformance/otp-traces.conformance.test.ts'],
  },
  {
    name: 'a failed restart is not tried again',
    file: 'packages/supervisor/src/shell/restart.ts',
    find: '  if (failed !== undefined) {',
    replace: "  if (failed !== undefined && failed.reason === '') {",
    tests: ['packages/supervisor/src/conformance/otp-traces.conformance.test.ts'],
  },
  {
    name: 'a restart after a failed start is not counted',
    file: 'packages/supervisor/src/shell/count-restart.ts',
    find: '  counter.stamps = addRestart(',
    replace: `  if (child.incarnation === undefined && child.attempts > 2) return { total: 0, isExceeded: false };
  counter.stamps = addRestart(`,
    tests: ['packages/supervisor/src/conformance/otp-traces.conformance.test.ts'],
  },
  {
    name: 'a failed restart is retried before anything that waits',
    file: 'packages/supervisor/src/shell/wait.ts',
    find: 'if (waitMs === 0) return ask();',
    replace:
      'if (waitMs === 0) return void (ask(), state.mailbox.size > 1 && state.mailbox.push(state.mailbox.shift()!));',
    tests: ['packages/supervisor/src/conformance/otp-traces.conformance.test.ts'],
  },
  {
    name: 'a retry is called off by a group restart',
    file: 'packages/supervisor/src/shell/life.ts',
    find: 'return isListed && child.awaitsRestart ?',
    replace: 'return isListed && child.awaitsRestart && state.mailbox.size === 0 ?',
    tests: ['packages/supervisor/src/conformance/otp-traces.conformance.test.ts'],
  },
  {
    name: 'a retry that was called off comes all the same',
    file: 'packages/supervisor/src/shell/life.ts',
    find: 'return isListed && child.awaitsRestart ?',
    replace: 'return isListed ?',
    tests: ['packages/supervisor/src/conformance/otp-traces.conformance.test.ts'],
  },
  {
    name: 'each failed start gives up at once',
    file: 'packages/supervisor/src/shell/restart.ts',
    find: '  if (restarts.isExceeded) return',
    replace: '  if (restarts.isExceeded || child.attempts > 3) return',
    tests: ['packages/supervisor/src/conformance/otp-traces.conformance.test.ts'],
  },
  {
    name: 'the window is empty again after a restart that succeeded',
    file: 'packages/supervisor/src/shell/restart.ts',
    find: '  const failed = yield* restartTogether(state, id);',
    replace: `  const failed = yield* restartTogether(state, id);
  if (failed === undefined) state.stamps = { total: 0, seconds: [] };`,
    tests: ['packages/supervisor/src/conformance/otp-traces.conformance.test.ts'],
  },
  {
    name: 'a supervisor that gives up exits abnormally',
    file: 'packages/supervisor/src/shell/give-up.ts',
    find: "    return 'shutdown';",
    replace: "    return 'reached_max_restart_intensity';",
    tests: ['packages/supervisor/src/conformance/otp-traces.conformance.test.ts'],
  },
  {
    name: 'a supervisor that cannot start exits abnormally',
    file: 'packages/supervisor/src/shell/life.ts',
    find: 'return `shutdown:failed_to_start_child(',
    replace: 'return `failed_to_start_child(',
    tests: ['packages/supervisor/src/conformance/otp-traces.conformance.test.ts'],
  },
  {
    name: 'a failed first start is retried',
    file: 'packages/supervisor/src/shell/life.ts',
    find: '  const failed = yield* startAll(state, [...state.children.values()]);',
    replace: `  let failed = yield* startAll(state, [...state.children.values()]);
  if (failed !== undefined) failed = yield* startAll(state, [failed.child]);`,
    tests: ['packages/supervisor/src/conformance/otp-traces.conformance.test.ts'],
  },
  {
    name: 'those already started stay up after a failed first start',
    file: 'packages/supervisor/src/shell/life.ts',
    find: `[...state.children.values()]);
  return reason;`,
    replace: `state.status === 'stopping' && failed !== undefined ? [] : [...state.children.values()]);
  return reason;`,
    tests: ['packages/supervisor/src/conformance/otp-traces.conformance.test.ts'],
  },
  {
    name: 'a start that is ignored leaves the line of a temporary child',
    file: 'packages/supervisor/src/shell/start.ts',
    find: "if (incarnation.phase === 'ignored') letGo(state, child);",
    replace: "if (incarnation.phase === 'ignored') child.incarnation = undefined;",
    tests: ['packages/supervisor/src/conformance/otp-traces.conformance.test.ts'],
  },
  {
    name: 'a supervisor is not blocked while a child starts',
    file: 'packages/supervisor/src/shell/start.ts',
    find: "yield* waitUntil(state, () => incarnation.phase !== 'starting');",
    replace:
      "yield* waitUntil(state, () => incarnation.phase !== 'starting' || state.mailbox.size > 0);",
    tests: ['packages/supervisor/src/conformance/otp-traces.conformance.test.ts'],
  },
];
