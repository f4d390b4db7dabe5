import * as fc from 'fast-check';
import { timer } from 'rxjs';
import { expect, test } from 'vitest';
import { createActor, emit, setup } from 'xstate';
import { type Kernel, createKernel } from './index.ts';
import { kernelScheduler } from './rxjs.ts';
import { kernelClock } from './xstate.ts';

/** One thing that happens after a while, on one of the libraries, and causes others to be armed. */
interface Cause {
  readonly by: 'schedule' | 'rxjs' | 'xstate' | 'rxjs twice' | 'xstate twice';
  readonly delayMs: number;
  /** When it happens, it first disarms the one that was armed as this number, if any. */
  readonly disarms: number;
  readonly effects: readonly Cause[];
}

const cause = (depth: number): fc.Arbitrary<Cause> =>
  fc.record({
    by: fc.constantFrom('schedule', 'rxjs', 'xstate', 'rxjs twice', 'xstate twice'),
    // So few delays that most events share their due time with events of the other libraries.
    delayMs: fc.nat(3),
    disarms: fc.nat(40),
    effects: depth === 0 ? fc.constant([]) : fc.array(cause(depth - 1), { maxLength: 3 }),
  });

type Disarm = () => void;
/** Arms a timer that calls `happen` once, or twice with the same delay in between. */
type Arm = (delayMs: number, happen: () => void) => Disarm;

// Values that stand for the types of the machine's input and context; XState never reads them.
const input = { delayMs: 0, times: 1 };

const happened = emit({ type: 'happened' });

const waiting = setup({
  types: { input, context: input, emitted: { type: 'happened' } },
  delays: { wait: ({ context }) => context.delayMs },
  guards: { again: ({ context }) => context.times > 1 },
}).createMachine({
  context: ({ input }) => input,
  initial: 'first',
  on: { disarm: '.disarmed' },
  states: {
    first: {
      after: {
        wait: [
          { guard: 'again', actions: happened, target: 'second' },
          { actions: happened, target: 'disarmed' },
        ],
      },
    },
    second: { after: { wait: { actions: happened, target: 'disarmed' } } },
    disarmed: {},
  },
});

function armsOf(kernel: Kernel): Record<Cause['by'], Arm> {
  const scheduler = kernelScheduler(kernel);
  const clock = kernelClock(kernel);
  const machine =
    (times: number): Arm =>
    (delayMs, happen) => {
      const actor = createActor(waiting, { clock, input: { delayMs, times } });
      actor.on('happened', happen);
      actor.start();
      return () => actor.send({ type: 'disarm' });
    };
  const subscribed =
    (times: number): Arm =>
    (delayMs, happen) => {
      const ticks = times === 1 ? timer(delayMs, scheduler) : timer(delayMs, delayMs, scheduler);
      const subscription = ticks.subscribe((n) => {
        if (n === times - 1) subscription.unsubscribe();
        happen();
      });
      return () => subscription.unsubscribe();
    };
  return {
    schedule: (delayMs, happen) => {
      const id = kernel.schedule(delayMs, happen);
      return () => kernel.cancel(id);
    },
    rxjs: subscribed(1),
    xstate: machine(1),
    'rxjs twice': subscribed(2),
    'xstate twice': machine(2),
  };
}

/** The law, written down as plainly as can be: a list, sorted by (due, sequence). */
function plainWorld() {
  let pending: { dueMs: number; sequence: number; happen: () => void }[] = [];
  let sequence = 0;
  let nowMs = 0;
  const once: Arm = (delayMs, happen) => {
    const entry = { dueMs: nowMs + delayMs, sequence: sequence++, happen };
    pending.push(entry);
    return () => (pending = pending.filter((other) => other !== entry));
  };
  const twice: Arm = (delayMs, happen) => {
    let stopped = false;
    let disarm = once(delayMs, () => {
      happen();
      if (!stopped) disarm = once(delayMs, happen);
    });
    return () => {
      stopped = true;
      disarm();
    };
  };
  const run = (): void => {
    for (;;) {
      pending.sort((a, b) => a.dueMs - b.dueMs || a.sequence - b.sequence);
      const next = pending.shift();
      if (next === undefined) return;
      nowMs = next.dueMs;
      next.happen();
    }
  };
  const arms = { schedule: once, rxjs: once, xstate: once, 'rxjs twice': twice };
  return { now: () => nowMs, arms: { ...arms, 'xstate twice': twice }, run };
}

/** Arms the causes, lets the world run and tells what happened when, by number of arming. */
function history(
  causes: readonly Cause[],
  world: { now: () => number; arms: Record<Cause['by'], Arm>; run: () => void },
): string[] {
  const log: string[] = [];
  const disarms: Disarm[] = [];
  const arm = ({ by, delayMs, disarms: victim, effects }: Cause): void => {
    const name = disarms.length;
    disarms.push(() => undefined);
    disarms[name] = world.arms[by](delayMs, () => {
      log.push(`${world.now()} ${name} ${by}`);
      if (victim !== name) disarms[victim]?.();
      effects.forEach(arm);
    });
  };
  causes.forEach(arm);
  world.run();
  return log;
}

test('timers of RxJS, machines of XState and plain events share one order (due, sequence)', () => {
  let happened = 0;
  fc.assert(
    fc.property(fc.array(cause(2), { minLength: 2, maxLength: 8 }), (causes) => {
      const kernel = createKernel();
      const run = (): void => kernel.runUntil(1000);
      const log = history(causes, { now: () => kernel.now(), arms: armsOf(kernel), run });
      expect(log).toEqual(history(causes, plainWorld()));
      expect(kernel.pending).toBe(0);
      happened += log.length;
    }),
    { seed: 1, numRuns: 300 },
  );
  // The trees are bushy enough for the comparison to mean something.
  expect(happened).toBeGreaterThan(300 * 8);
});
