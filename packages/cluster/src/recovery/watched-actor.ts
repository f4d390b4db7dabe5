import type { Kernel } from '@squall/kernel';
import { kernelClock } from '@squall/kernel/xstate';
import { type Actor, type AnyStateMachine, createActor } from 'xstate';
import type { Inspect } from '../ports.ts';

export interface ActorPorts {
  readonly kernel: Kernel;
  readonly inspect: Inspect;
  /** A machine threw. */
  readonly failed: (address: string, error: unknown) => void;
}

/** An actor on the run's clock under an address of its own, watched by those who ask for it; it is not started yet. */
export function watchedActor<M extends AnyStateMachine>(
  machine: M,
  address: string,
  { kernel, inspect, failed }: ActorPorts,
): Actor<M> {
  const observer = inspect(address);
  const options = {
    clock: kernelClock(kernel),
    id: address,
    ...(observer ? { inspect: observer } : {}),
  };
  const actor = createActor(machine as AnyStateMachine, options) as Actor<M>;
  actor.subscribe({ error: (error: unknown) => failed(address, error) });
  return actor;
}
