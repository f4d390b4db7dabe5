/** Queues that nobody chose: servers, room and load are drawn, and the closed form says what to expect. */
import { createSource } from '@squall/random';
import { test } from 'vitest';
import { type LossQueue, expectLossTheory } from '../testing/loss-queue-theory.ts';
import { blocking, meanInSystem } from './birth-death.ts';

/** Those that turn away less than one request in fifteen would take long. */
function drawQueues(count: number): readonly LossQueue[] {
  const source = createSource(2015);
  const draw = (low: number, high: number) => low + (high - low) * source.uniform();
  const queues: LossQueue[] = [];
  while (queues.length < count) {
    const servers = Math.floor(draw(1, 25));
    const capacity = servers + Math.floor(draw(0, 15));
    const arrivalsPerSecond = Math.round(servers * draw(6, 20));
    const queue = { arrivalsPerSecond, servedPerSecond: 10, servers, capacity };
    if (blocking(queue) > 1 / 15) queues.push(queue);
  }
  return queues;
}

test.each(drawQueues(8))(
  'M/M/$servers/$capacity, $arrivalsPerSecond requests a second',
  (queue) => {
    const theory = { blocked: blocking(queue), inSystem: meanInSystem(queue) };
    expectLossTheory({ engine: 'flyweight', sources: 500, turnedAway: 3000 }, queue, theory);
  },
);
