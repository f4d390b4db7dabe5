import type { EngineHooks } from '../engine.ts';
import {
  type FlyweightEngine,
  type FlyweightOptions,
  createFlyweightEngine,
} from '../flyweight.ts';
import { Twins, type TwinsOptions } from './twins.ts';

/** Which of the clients also live as real actors, and who is told what comes of it. */
export interface Twinning extends Pick<TwinsOptions, 'compared' | 'differed'> {
  readonly clients: readonly number[];
}

/** Clients on typed arrays with twins of some of them: nothing of the run changes by it. */
export function createTwinnedEngine(
  options: FlyweightOptions,
  { clients, compared, differed }: Twinning,
): FlyweightEngine {
  const { machine, inputOf, timers, first, hooks } = options;
  const twins = new Twins({
    twins: clients.map((client) => ({ client, machine, input: inputOf(client) })),
    first,
    flock: () => engine.flock,
    timers,
    compared,
    differed,
  });
  const heard: EngineHooks = {
    emitted: (client, event) => {
      twins.emitted(client, event);
      hooks.emitted(client, event);
    },
    moved: (client, from, to) => {
      twins.moved(client);
      hooks.moved(client, from, to);
    },
    failed: (client, error) => {
      twins.failed(client, error);
      hooks.failed(client, error);
    },
  };
  const engine = createFlyweightEngine({ ...options, timers: twins.timers(), hooks: heard });
  return {
    ...engine,
    start: () => twins.start(() => engine.start()),
    deliver: (client, event) => twins.deliver(client, event, () => engine.deliver(client, event)),
    stop: () => {
      engine.stop();
      twins.stop();
    },
  };
}
