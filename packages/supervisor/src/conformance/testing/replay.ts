import { createSupervisor } from '../../create-supervisor.ts';
import { createEventLoop } from '../../testing/event-loop.ts';
import { finalOf } from './children.ts';
import { perform } from './driver.ts';
import { Recorder, type Living } from './recorder.ts';
import { livingOf, supervisorOf } from './tree.ts';
import type { Final, Scenario, SupervisorNode, TraceEvent } from './vector.ts';

/** What became of a scenario. */
export interface Outcome {
  readonly trace: readonly TraceEvent[];
  readonly final: Final;
}

/** Plays a scenario in virtual time, from a whole second of the clock on. */
export function replay(scenario: Scenario): Outcome {
  const loop = createEventLoop();
  const recorder = new Recorder(() => loop.now());
  const root = startRoot(scenario.root, recorder, loop);
  for (const op of scenario.timeline) {
    loop.setTimer(op.at, () => perform(op, recorder));
  }
  loop.runTo(scenario.until);
  // The trace ends here; asking for the final state adds nothing to it.
  const trace = [...recorder.trace];
  return { trace, final: finalOf(root(), recorder, () => loop.runTo(scenario.until)) };
}

/** The outside is the root's parent. Gives back how to find the root as long as it lives. */
function startRoot(
  node: SupervisorNode,
  recorder: Recorder,
  loop: ReturnType<typeof createEventLoop>,
): () => Living | undefined {
  const { id } = node;
  const n = recorder.nextAttempt(id);
  const ports = { timers: loop, observe: recorder.observe };
  const supervisor = createSupervisor(supervisorOf(node, recorder), ports);
  const living = livingOf(node, n, supervisor, recorder);
  supervisor.onExit((reason) => {
    const ev = recorder.living.get(id) === living ? 'exit' : 'start_error';
    recorder.died(living);
    recorder.log({ ev, sup: null, id, n, reason });
  });
  recorder.log({ ev: 'init', sup: null, id, n });
  supervisor.start(() => {
    recorder.born(living);
    recorder.log({ ev: 'start', sup: null, id, n });
  });
  return () => (supervisor.status === 'ended' ? undefined : living);
}
