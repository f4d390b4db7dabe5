import { InputError } from '../../errors.ts';
import type { Inspect } from '../../ports.ts';
import type { ClientEngine } from '../engine.ts';
import { type FlyweightOptions, createFlyweightEngine } from '../flyweight.ts';
import { type RealClient, createRealClient } from '../real-client.ts';
import { Handover } from './handover.ts';

export interface PromotedOptions extends Omit<FlyweightOptions, 'size' | 'first'> {
  readonly client: number;
  /** Asked at the promotion. */
  readonly inspect: Inspect;
}

export interface PromotedEngine extends ClientEngine {
  /**
   * From now on the client is a real actor. To be called between two events, once.
   * @throws InputError when it has delayed raises of one id, which neither engine can tell apart
   */
  promote(): void;
}

/** One client that begins on typed arrays and becomes a real actor on the way: same state, context, timers and turns. */
export function createPromotedEngine(options: PromotedOptions): PromotedEngine {
  const { client, machine, hooks, inspect, timers } = options;
  const handover = new Handover(timers);
  const early = createFlyweightEngine({
    ...options,
    first: client,
    size: 1,
    timers: handover.timers,
  });
  let real: RealClient | undefined;
  const promote = () => {
    const { flock } = early;
    const snapshot = flock.snapshot(0);
    const pending = flock.pending(0);
    if (handover.keep(() => early.stop()) !== pending.length)
      throw new InputError(
        `client ${client} cannot become a real actor at ${(timers.now() / 1000).toFixed(3)} s: ` +
          'two of its timers have one id; watch it from the start',
      );
    real = createRealClient({
      client,
      machine,
      from: { snapshot },
      clock: handover.clock,
      observer: inspect(`client:${client}`),
      hooks,
    });
    const { actor } = real;
    actor.start();
    // A snapshot does not hold timers, and XState restores none.
    for (const { event, id, remainingMs } of pending)
      actor.system.scheduler.schedule(actor, actor, event, remainingMs, id);
  };
  return {
    promote,
    start: () => early.start(),
    deliver: (to, event) => {
      if (real === undefined) return early.deliver(to, event);
      // On typed arrays one that has ended hears nothing; XState would warn.
      if (real.actor.getSnapshot().status === 'active') real.actor.send(event);
    },
    stateOf: (of) => real?.state() ?? early.stateOf(of),
    stop: () => {
      early.stop();
      real?.actor.stop();
    },
  };
}
