import { type Kernel, createKernel } from '@squall/kernel';
import type {
  AnyStateMachine,
  EmittedFrom,
  EventFromLogic,
  InputFrom,
  SnapshotFrom,
  StateValue,
} from 'xstate';
import { compile } from './compile/compile.ts';
import { FlockCore } from './run/flock-core.ts';
import { checkOptions } from './run/check-options.ts';
import type { ActorStatus, FlockOptions, PendingTimer } from './run/flock-options.ts';
import { KernelAlarm } from './run/kernel-alarm.ts';
import { PortAlarm } from './run/port-alarm.ts';
import { readFlock } from './run/read-flock.ts';
import type { CreateAlarm } from './run/alarm.ts';
import type { Timers } from './timers.ts';

/** Very many actors of one machine. Actors are numbers from 0. */
export interface Flock<M extends AnyStateMachine = AnyStateMachine> {
  readonly size: number;
  /** Starts every actor, in order. */
  start(): void;
  /** What is sent from within a step waits until that step is over. An actor that has ended hears nothing. */
  send(actor: number, event: EventFromLogic<M>): void;
  /** Moves the flock's own time (ms) and fires what is due until then. */
  advanceTo(ms: number): void;
  /** ms */
  now(): number;
  /** Ends every actor; nothing is called any more. */
  stop(): void;
  value(actor: number): StateValue;
  context(actor: number): Readonly<Record<string, number>>;
  status(actor: number): ActorStatus;
  /** Number of its configuration, as `onTransition` tells it. */
  stateOf(actor: number): number;
  /** The state value of a configuration. */
  valueOf(configuration: number): StateValue;
  matches(actor: number, value: StateValue): boolean;
  /** As the snapshot of a real actor, for the machine that was given. */
  snapshot(actor: number): SnapshotFrom<M>;
  /** The timers of an actor that run, which a snapshot does not hold. */
  pending(actor: number): readonly PendingTimer[];
  /** Of all columns, the wheel and the learnt ways. */
  bytes(): number;
}

/** As given by the types of the machine. */
export interface OptionsOf<M extends AnyStateMachine> extends Omit<
  FlockOptions<EmittedFrom<M>>,
  'inputOf'
> {
  inputOf?(actor: number): InputFrom<M>;
}

/**
 * Runs very many actors of one XState machine on typed arrays.
 * @throws Refusal when the machine holds something that cannot be compiled; RangeError when an option is wrong
 */
export function createFlock<M extends AnyStateMachine>(
  machine: M,
  options: OptionsOf<M>,
): Flock<M> {
  const given = options as unknown as FlockOptions;
  checkOptions(given);
  const { size, timers, tickMs = 1 } = given;
  const own = timers ? undefined : createKernel({ tickMs });
  const core = new FlockCore(compile(machine), given, createAlarmOn(timers ?? own));
  const advanceTo = (ms: number) => {
    if (!own) throw new Error('advanceTo: this flock lives in the time of its timers');
    own.runUntil(ms);
    while (own.nextDueMs() <= ms) own.step();
  };
  return {
    size,
    start: () => core.start(),
    send: (actor, event) => core.send(actor, event),
    advanceTo,
    stop: () => core.stop(),
    ...readFlock<M>(core, machine, size),
    bytes: () => core.bytes + (own?.bytes ?? 0),
  };
}

/** A kernel has timers by number; other hosts are asked for one timer at a time. */
const createAlarmOn =
  (timers: Kernel | Timers | undefined): CreateAlarm =>
  (fire) => {
    if (timers === undefined) throw new Error('a flock needs a time');
    return 'timers' in timers ? new KernelAlarm(timers, fire) : new PortAlarm(timers, fire);
  };
