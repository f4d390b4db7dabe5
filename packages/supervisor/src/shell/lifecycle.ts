import { createRunner } from '../process/runner.ts';
import type { ExitReason } from '../reason.ts';
import type { Supervisor } from '../supervisor.ts';
import { refused, type Call, type Reply } from './call.ts';
import { close } from './close.ts';
import { life } from './life.ts';
import type { Office } from './office.ts';

type Lifecycle = Pick<Supervisor, 'start' | 'stop' | 'kill' | 'onExit'> & {
  /** Sends a call. After the supervisor's end it is refused, soon. */
  readonly ask: (call: Call, reply?: Reply) => void;
};

/** Runs a supervisor's life from the outside. */
export function createLifecycle(office: Office): Lifecycle {
  const listeners = new Set<(reason: ExitReason) => void>();
  let startedHook = (): void => undefined;
  let exitReason: ExitReason = '';

  function finish(reason: ExitReason): void {
    exitReason = reason;
    close(office, reason);
    for (const listener of listeners) listener(reason);
    listeners.clear();
  }

  const runner = createRunner(
    office.ports.timers,
    life(office, () => startedHook()),
    finish,
  );

  function start(onStarted = (): void => undefined): void {
    if (office.status !== 'idle') {
      const { id } = office.spec;
      throw new Error(`supervisor '${id}' is ${office.status}: it starts once, create a new one`);
    }
    startedHook = onStarted;
    office.wake = runner.wake;
    runner.run();
  }

  function kill(): void {
    if (office.closed) return;
    office.killed = true;
    finish('killed');
    for (const { incarnation } of office.children.values()) incarnation?.stop('killed');
  }

  function onExit(listener: (reason: ExitReason) => void): () => void {
    listeners.add(listener);
    if (office.closed)
      office.ports.timers.setTimer(0, () => listeners.has(listener) && listener(exitReason));
    return () => void listeners.delete(listener);
  }

  function ask(call: Call, reply: Reply = () => undefined): void {
    if (!office.closed) return office.post({ kind: 'call', call, reply });
    office.ports.timers.setTimer(0, () => reply(refused('supervisorEnded', exitReason)));
  }

  return {
    start,
    kill,
    onExit,
    ask,
    stop: (reason = 'shutdown') => office.post({ kind: 'stop', reason }),
  };
}
