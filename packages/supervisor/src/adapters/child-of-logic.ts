import {
  Actor,
  type ActorOptions,
  type AnyActorLogic,
  type EventFromLogic,
  type InputFrom,
} from 'xstate';
import { reasonOfError, type ExitReason } from '../reason.ts';
import type { ChildSpec, RunningChild, StartContext, StartInfo } from '../spec/child-spec.ts';

/** XState's timers, in virtual time or real; one object for every actor of a program. */
export type ActorClock = NonNullable<ActorOptions<AnyActorLogic>['clock']>;

/** How XState actor logic becomes a child. */
export interface LogicChildSpec<Logic extends AnyActorLogic> extends Pick<
  ChildSpec,
  'id' | 'restart' | 'shutdown' | 'significant'
> {
  readonly logic: Logic;
  readonly input?: InputFrom<Logic>;
  /** Instead of `input`: made anew for each start, which `attempt` numbers. */
  readonly inputFor?: (start: StartInfo) => InputFrom<Logic>;
  /** Gets each new actor before it starts, to subscribe to what it emits. */
  readonly onStart?: (actor: Actor<Logic>, start: StartInfo) => void;
  /**
   * Asks the actor to stop; it obeys by reaching a final state, and is stopped by force when
   * `shutdown` has passed. Without it the actor is stopped at once.
   */
  readonly stopEvent?: EventFromLogic<Logic>;
  readonly clock?: ActorClock;
  readonly inspect?: NonNullable<ActorOptions<AnyActorLogic>['inspect']>;
}

/**
 * An XState actor as a child: `sup.child(spec)` gives the current one. A stopped actor cannot start
 * again, so each start makes a new one, its own root.
 *
 * An error of the actor is its abnormal exit (unobserved, XState would throw it again from a real
 * timer), reaching a final state the exit `normal`.
 */
export function childOfLogic<Logic extends AnyActorLogic>(
  spec: LogicChildSpec<Logic>,
): ChildSpec<Actor<Logic>> {
  const { id, restart = 'permanent', shutdown = 5000, significant = false } = spec;
  return { id, restart, shutdown, significant, start: (context) => startActor(spec, context) };
}

function startActor<Logic extends AnyActorLogic>(
  spec: LogicChildSpec<Logic>,
  context: StartContext<Actor<Logic>>,
): 'later' {
  const actor = new Actor(spec.logic, optionsOf(spec, context));
  /** What it was asked to end with, once it was. */
  let asked: ExitReason = 'normal';
  const running: RunningChild<Actor<Logic>> = {
    ref: actor,
    stop: (reason) => {
      asked = reason;
      if (spec.stopEvent === undefined) actor.stop();
      else actor.send(spec.stopEvent);
      return 'later';
    },
    kill: () => {
      asked = 'killed';
      actor.stop();
    },
  };
  actor.subscribe({
    error: (error) => context.exited(reasonOfError(error), error),
    complete: () => {
      // An actor can be done as soon as it starts: that is a start and an exit.
      context.started(running);
      context.exited(asked);
    },
  });
  spec.onStart?.(actor, context);
  actor.start();
  context.started(running);
  return 'later';
}

function optionsOf<Logic extends AnyActorLogic>(
  { input, inputFor, clock, inspect }: LogicChildSpec<Logic>,
  start: StartInfo,
): ActorOptions<Logic> {
  return {
    ...(input === undefined ? {} : { input }),
    ...(inputFor === undefined ? {} : { input: inputFor(start) }),
    ...(clock === undefined ? {} : { clock }),
    ...(inspect === undefined ? {} : { inspect }),
  };
}
