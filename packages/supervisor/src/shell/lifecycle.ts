import { createRunner } from '../process/runner.ts';
import type { ExitReason } from '../reason.ts';
import type { Supervisor } from '../supervisor.ts';
import { refused, type Call, type Reply } from './call.ts';
import { close } from './close.ts';
import { life } from './life.ts';
import type { SupervisorState } from './supervisor-state.ts';

type Lifecycle = Pick<Supervisor, 'start' | 'stop' | 'kill' | 'onExit'> & {
  /** Sends a call. After the supervisor's end it is refused, soon. */
  readonly ask: (call: Call, reply?: Reply) => void;
};

/** Runs a supervisor's life from the outside. */
export function createLifecycle(state: SupervisorState): Lifecycle {
  const listeners = new Set<(reason: ExitReason) => void>();
  let startedHook = (): void => undefined;
  let exitReason: ExitReason = '';

  function finish(reason: ExitReason): void {
    exitReason = reason;
    close(state, reason);
    tell();
  }

  function rest(): void {
    state.ports.onRest?.(state.spec.id);
  }

  function tell(): void {
    for (const listener of listeners) listener(exitReason);
    listeners.clear();
  }

  const runner = createRunner(
    state.ports.timers,
    life(state, () => startedHook()),
    finish,
    rest,
  );

  function start(onStarted = (): void => undefined): void {
    if (state.status !== 'idle') {
      const { id } = state.spec;
      throw new Error(`supervisor '${id}' is ${state.status}: it starts once, create a new one`);
    }
    startedHook = onStarted;
    state.wake = runner.wake;
    runner.run();
  }

  function kill(): void {
    if (state.closed) return;
    state.killed = true;
    finish('killed');
    for (const child of state.children.values()) {
      const { incarnation } = child;
      // Nobody owns it any more: it is not to be found under its address either.
      child.incarnation = undefined;
      incarnation?.stop('killed');
    }
    rest();
  }

  function onExit(listener: (reason: ExitReason) => void): () => void {
    listeners.add(listener);
    if (state.closed) state.ports.timers.setTimer(0, tell);
    return () => void listeners.delete(listener);
  }

  function ask(call: Call, reply: Reply = () => undefined): void {
    if (!state.closed) return state.post({ kind: 'call', call, reply });
    state.ports.timers.setTimer(0, () => reply(refused('supervisorEnded', exitReason)));
  }

  return {
    start,
    kill,
    onExit,
    ask,
    stop: (reason = 'shutdown') => state.post({ kind: 'stop', reason }),
  };
}
