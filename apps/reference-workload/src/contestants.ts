import type { Contestant } from './contestant.ts';
import { peers } from './peers/index.ts';
import { flyweight, measuredFlyweight } from './worlds/flyweight.ts';
import { interpreted } from './worlds/interpreted.ts';
import { yardstick } from './yardstick/yardstick.ts';

/** Everything that runs the reference workload, as the benchmark names it. */
export const contestants: readonly Contestant[] = [
  yardstick,
  flyweight,
  measuredFlyweight,
  interpreted,
  ...peers,
];

/** Those of other people. */
export const peerNames: readonly string[] = peers.map(({ name }) => name);
