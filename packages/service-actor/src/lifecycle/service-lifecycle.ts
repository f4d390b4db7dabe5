import { emit, raise, setup } from 'xstate';
import {
  type LifecycleEmitted,
  type LifecycleEvent,
  type LifecycleHooks,
  type LifecycleSettings,
  checkLifecycle,
} from './lifecycle-spec.ts';
import { ServiceCrash } from './service-crash.ts';

/** The calendar's own notice that a crashed process is gone. */
interface Death {
  readonly type: 'death';
  readonly reason: string;
}

interface LifecycleContext {
  readonly startUpMs: number;
  readonly warmUpMs: number;
  readonly drainMs: number;
}

/** For the compiler; XState never reads it. */
const types: {
  readonly context?: LifecycleContext;
  readonly events?: LifecycleEvent | Death;
  readonly emitted?: LifecycleEmitted;
} = {};

const reasonOf = (event: LifecycleEvent | Death) => ('reason' in event ? event.reason : '');

/**
 * The control plane of one process of a service, as a machine: `starting`, `warmingUp`, `up`,
 * `draining`, and two ways to end. In good order it ends `down`: the actor is `done`. After a crash it
 * passes through `crashed` and, at the same time but through the clock, ends in status `error` with a
 * ServiceCrash; a supervisor sees it by observing `error`, and must: XState throws an unobserved error
 * again from a timer of the host. A crash is told (`crashed`) before the actor ends. An actor that has
 * ended is not started again: a new one takes its place.
 * @param hooks what is done to the data plane; a station fits
 * @throws RangeError when a duration is negative, NaN or not finite
 */
export function createServiceLifecycle(settings: LifecycleSettings, hooks: LifecycleHooks = {}) {
  checkLifecycle(settings);
  const { startUpMs, warmUpMs = 0, drainMs } = settings;
  return setup({
    types,
    actions: {
      startProcess: () => hooks.start?.(),
      drainProcess: () => hooks.drain?.(),
      stopProcess: () => hooks.stop?.(),
      crashProcess: ({ event }) => hooks.crash?.(reasonOf(event)),
      tellStarted: emit({ type: 'started' }),
      tellWarmedUp: emit({ type: 'warmedUp' }),
      tellDrained: emit({ type: 'drained', inTime: 1 }),
      tellDrainedLate: emit({ type: 'drained', inTime: 0 }),
      tellStopped: emit({ type: 'stopped' }),
      tellCrashed: emit(({ event }) => ({ type: 'crashed', reason: reasonOf(event) })),
      // An error thrown while a crash is told would silence it: the actor ends one event later.
      die: raise(({ event }) => ({ type: 'death', reason: reasonOf(event) }), {
        delay: 0,
        id: 'death',
      }),
      throwCrash: ({ event }) => {
        throw new ServiceCrash(reasonOf(event));
      },
    },
    delays: {
      startUp: ({ context }) => context.startUpMs,
      warmUp: ({ context }) => context.warmUpMs,
      drainLimit: ({ context }) => context.drainMs,
    },
  }).createMachine({
    id: 'service',
    context: { startUpMs, warmUpMs, drainMs },
    initial: 'starting',
    on: {
      crash: { target: '.crashed' },
      shutdown: { target: '.down', actions: ['tellStopped'] },
    },
    states: {
      starting: {
        on: { drain: { target: 'down', actions: ['tellStopped'] } },
        after: { startUp: { target: 'warmingUp', actions: ['startProcess', 'tellStarted'] } },
      },
      warmingUp: {
        on: { drain: { target: 'draining' } },
        after: { warmUp: { target: 'up', actions: ['tellWarmedUp'] } },
      },
      up: {
        on: { drain: { target: 'draining' } },
      },
      draining: {
        entry: ['drainProcess'],
        on: { completion: { target: 'down', actions: ['tellDrained'] } },
        after: { drainLimit: { target: 'down', actions: ['tellDrainedLate'] } },
      },
      crashed: {
        entry: ['crashProcess', 'tellCrashed', 'die'],
        // Nobody dies twice, and the dead are not shut down.
        on: { crash: {}, shutdown: {}, death: { actions: ['throwCrash'] } },
      },
      down: { type: 'final', entry: ['stopProcess'] },
    },
  });
}
