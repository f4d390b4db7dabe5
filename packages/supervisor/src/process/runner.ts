import type { Timers } from '../timers.ts';
import type { Process } from './wait-until.ts';

/** Runs one process, step by step. */
export interface Runner {
  /** Runs it now, until it waits or ends. */
  readonly run: () => void;
  /** Runs it soon: a message never has its effect inside the call that sent it. */
  readonly wake: () => void;
}

/**
 * @param onResult called once, when the process has ended by itself
 * @param onRest called whenever it waits again or has ended
 */
export function createRunner<Result>(
  timers: Timers,
  body: Process<Result>,
  onResult: (result: Result) => void,
  onRest: () => void,
): Runner {
  let phase: 'waiting' | 'woken' | 'running' | 'ended' = 'waiting';

  function run(): void {
    if (phase === 'running' || phase === 'ended') return;
    phase = 'running';
    const step = body.next();
    // Should a callback of the user throw out of `next`, the phase stays `running`: a generator that
    // has thrown is over, and must not look like a process that has ended by itself.
    phase = step.done === true ? 'ended' : 'waiting';
    if (step.done === true) onResult(step.value);
    onRest();
  }

  function wake(): void {
    // A running process looks at everything there is before it waits.
    if (phase !== 'waiting') return;
    phase = 'woken';
    timers.setTimer(0, run);
  }

  return { run, wake };
}
