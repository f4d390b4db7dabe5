import { childOfSupervisor, type SupervisorChildSpec } from '../adapters/child-of-supervisor.ts';
import type { ChildSpec } from '../spec/child-spec.ts';
import type { SupervisorSpec } from '../spec/supervisor-spec.ts';
import type { Dice } from './dice.ts';
import type { World } from './fuzz-world.ts';

const STRATEGIES = ['oneForOne', 'oneForAll', 'restForOne'] as const;
const RESTARTS = ['permanent', 'permanent', 'transient', 'temporary'] as const;
const AUTO_SHUTDOWNS = ['never', 'never', 'anySignificant', 'allSignificant'] as const;

/** A random worker. It always has an end: the deaf have a time limit. */
export function randomWorker(id: string, dice: Dice, world: World, maySignify: boolean): ChildSpec {
  const restart = dice.pick(RESTARTS);
  const { shutdownMs } = world.manners;
  return {
    id,
    restart,
    shutdown: dice.pick([0, 'brutal_kill', shutdownMs, shutdownMs]),
    significant: maySignify && restart !== 'permanent' && dice.isLucky(0.5),
    start: world.start,
  };
}

/** A random tree, to a depth of three. */
export function randomTree(id: string, dice: Dice, world: World, depth = 2): SupervisorChildSpec {
  const autoShutdown = dice.pick(AUTO_SHUTDOWNS);
  const { backoffMs } = world.manners;
  const common = {
    id,
    intensity: dice.roll(6),
    periodMs: 1000 * (1 + dice.roll(3)),
    autoShutdown,
    restart: dice.pick(RESTARTS),
    ...(dice.isLucky(0.3) ? { backoff: { minMs: backoffMs, maxMs: 4 * backoffMs } } : {}),
  };
  const maySignify = autoShutdown !== 'never';
  if (depth < 2 && dice.isLucky(0.25)) {
    const template = randomWorker('instance', dice, world, maySignify);
    const maxChildren = 1 + dice.roll(6);
    return { ...common, strategy: 'simpleOneForOne', template, maxChildren };
  }
  const strategy = dice.pick(STRATEGIES);
  const abandons = strategy === 'oneForOne' && dice.isLucky(0.3);
  const children = Array.from({ length: dice.roll(5) }, (_, index): ChildSpec => {
    const name = `${id}.${index}`;
    return depth > 0 && dice.isLucky(0.4)
      ? childOfSupervisor(randomTree(name, dice, world, depth - 1))
      : randomWorker(name, dice, world, maySignify);
  });
  const onExceeded = abandons ? 'abandon' : 'shutdown';
  return { ...common, strategy, children, onExceeded } satisfies SupervisorSpec;
}
