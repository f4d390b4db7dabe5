// @ts-check
// Faults in keeping the books, in the adapters and in what the actors show.

/** @typedef {import('../../src/mutation.mjs').Mutation} Mutation */

/** @type {readonly Mutation[]} */
export const mutations = [
  {
    name: 'the timer of a waiting restart outlives its supervisor',
    file: 'packages/supervisor/src/shell/close.ts',
    find: 'callOffRetry(state, child);',
    replace: 'child.awaitsRestart = false;',
    tests: ['packages/supervisor/src/fuzz.property.test.ts'],
  },
  {
    name: 'the timer of a stop outlives its supervisor',
    file: 'packages/supervisor/src/shell/close.ts',
    find: `  state.ports.timers.clearTimer(state.shutdownTimer);
`,
    replace: '',
    tests: ['packages/supervisor/src/fuzz.property.test.ts'],
  },
  {
    name: 'the timer of a stop outlives the stop',
    file: 'packages/supervisor/src/shell/stop.ts',
    find: `  state.ports.timers.clearTimer(state.shutdownTimer);
`,
    replace: '',
    tests: ['packages/supervisor/src/fuzz.property.test.ts'],
  },
  {
    name: 'calls that wait are lost with their supervisor',
    file: 'packages/supervisor/src/shell/close.ts',
    find: "if (message?.kind === 'call') message.reply(answer);",
    replace: '',
    tests: ['packages/supervisor/src/fuzz.property.test.ts'],
  },
  {
    name: 'the call that is being obeyed is lost with its supervisor',
    file: 'packages/supervisor/src/shell/close.ts',
    find: `  state.replying?.(answer);
`,
    replace: '',
    tests: ['packages/supervisor/src/fuzz.property.test.ts'],
  },
  {
    name: 'a killed supervisor keeps its dead under their addresses',
    file: 'packages/supervisor/src/shell/lifecycle.ts',
    find: `      child.incarnation = undefined;
`,
    replace: '',
    tests: ['packages/supervisor/src/fuzz.property.test.ts'],
  },
  {
    name: 'what starts after the kill of its supervisor stays up',
    file: 'packages/supervisor/src/shell/incarnation.ts',
    find: "if (this.owner.killed) return this.stop('killed');",
    replace: 'if (this.owner.killed) return;',
    tests: ['packages/supervisor/src/fuzz.property.test.ts'],
  },
  {
    name: 'a restart walks the whole list',
    file: 'packages/supervisor/src/core/restart-group.ts',
    find: '  oneForOne: onlyFailed,',
    replace: '  oneForOne: (ids, failedId) => [...ids].filter((id) => id === failedId),',
    tests: ['packages/supervisor/src/restart-cost.test.ts'],
  },
  {
    name: 'each restart in the window is an entry of its own',
    file: 'packages/supervisor/src/core/restart-window.ts',
    find: 'const isSame = last?.atS === nowS;',
    replace: 'const isSame = last?.atS === nowS && last.count < 1;',
    tests: ['packages/supervisor/src/restart-cost.test.ts'],
  },
  {
    name: 'an error of an actor is not its exit',
    file: 'packages/supervisor/src/adapters/child-of-logic.ts',
    find: 'error: (error) => context.exited(reasonOfError(error), error),',
    replace: 'error: () => undefined,',
    tests: ['packages/supervisor/src/adapters/child-of-logic.test.ts'],
  },
  {
    name: 'an actor that is stopped exits as normal',
    file: 'packages/supervisor/src/adapters/child-of-logic.ts',
    find: `      asked = reason;
`,
    replace: '',
    tests: ['packages/supervisor/src/adapters/child-of-logic.test.ts'],
  },
  {
    name: 'a thrown error keeps the reason it names',
    file: 'packages/supervisor/src/reason.ts',
    find: '`${error.name}: ${error.message}`',
    replace: 'error.message',
    tests: ['packages/supervisor/src/core/rules.test.ts'],
  },
  {
    name: 'the actor shows a supervisor that has not started as running',
    file: 'packages/supervisor/src/statechart/supervisor-machine.ts',
    find: "  initial: 'idle',",
    replace: "  initial: 'running',",
    tests: ['packages/supervisor/src/statechart/watched-supervisor.test.ts'],
  },
  {
    name: 'the actor does not see a child go down',
    file: 'packages/supervisor/src/statechart/child-machine.ts',
    find: "isDown: is('down')",
    replace: "isDown: is('restarting')",
    tests: ['packages/supervisor/src/statechart/watched-supervisor.test.ts'],
  },
  {
    name: 'the actor of a child that was deleted stays',
    file: 'packages/supervisor/src/statechart/show-children.ts',
    find: 'if (!now.has(id)) stage.remove(id);',
    replace: "if (id === '') stage.remove(id);",
    tests: ['packages/supervisor/src/statechart/watched-supervisor.test.ts'],
  },
  {
    name: 'the actors are not told when the supervisor rests',
    file: 'packages/supervisor/src/process/runner.ts',
    find: `    onRest();
`,
    replace: '',
    tests: ['packages/supervisor/src/statechart/watched-supervisor.test.ts'],
  },
];
