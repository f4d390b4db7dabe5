import { expect, test } from 'vitest';
import type { Contestant } from './contestant.ts';
import { deviation, figures } from './testing/deviation.ts';
import { published } from './testing/published.ts';
import { flyweight, measuredFlyweight } from './worlds/flyweight.ts';
import { interpreted } from './worlds/interpreted.ts';
import { yardstick } from './yardstick/yardstick.ts';

const seeds = Array.from({ length: 10 }, (_, index) => index + 1);

const run = (engine: Contestant, clients: number) =>
  seeds.map((seed) => engine.prepare({ clients, seed }).finish());

test.each([
  { engine: yardstick, clients: 1000 as const },
  { engine: flyweight, clients: 1000 as const },
  { engine: interpreted, clients: 1000 as const },
  { engine: measuredFlyweight, clients: 1000 as const },
  { engine: yardstick, clients: 10_000 as const },
  { engine: flyweight, clients: 10_000 as const },
])('$engine.name, $clients clients: ten seeds of the storm as published', (given) => {
  const { engine, clients } = given;
  const outcomes = run(engine, clients);
  const deviations = figures.map((figure) => ({
    figure,
    deviation: deviation(outcomes, clients, published[clients], figure),
  }));
  expect(deviations.filter(({ deviation }) => !(Math.abs(deviation) < 3))).toEqual([]);
  for (const { signIns, peakQueue } of outcomes)
    expect({ signIns, peakQueue }).toEqual({ signIns: 2 * clients, peakQueue: clients / 5 });
});
