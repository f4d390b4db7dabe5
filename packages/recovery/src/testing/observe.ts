import { type AnyActor, type AnyStateMachine, createActor } from 'xstate';
import { createTestClock } from './clock.ts';

interface Said {
  readonly type: string;
}

/** An actor of a machine, and everything that it says, as `<seconds> <command> <figures>`. */
export function observe(machine: AnyStateMachine) {
  const clock = createTestClock();
  const actor: AnyActor = createActor(machine, { clock });
  const log: string[] = [];
  actor.on('*', ({ type, ...figures }: Said) =>
    log.push([clock.now() / 1000, type, ...Object.values(figures)].join(' ')),
  );
  actor.start();
  /** What it says since it was last asked. */
  const said = () => log.splice(0);
  return {
    state: () => actor.getSnapshot().value,
    context: () => actor.getSnapshot().context,
    said,
    tell: (event: Said) => {
      actor.send(event);
      return said();
    },
    /** One sample a second, each heard at its full second. */
    see: (...samples: readonly object[]) => {
      for (const sample of samples) {
        clock.pass(1000);
        actor.send({ type: 'sample', ...sample });
      }
      return said();
    },
    wait: (ms: number) => {
      clock.pass(ms);
      return said();
    },
  };
}

/** The same sample so many times. */
export const times = <T>(count: number, sample: T): readonly T[] =>
  Array.from({ length: count }, () => sample);
