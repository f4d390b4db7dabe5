import { expect, test } from 'vitest';
import { deviation, figures } from '../testing/deviation.ts';
import { published } from '../testing/published.ts';
import { jsSimulator } from './js-simulator/clients.ts';
import { rxjsPipelines, rxjsVirtualTime } from './rxjs/pipelines.ts';
import { rxjsSubjects } from './rxjs/subject-clients.ts';
import { simJsEntities } from './sim-js/clients.ts';

const clients = 1000;

// Ten seeds, or fewer for those that take long: deviations are those of a mean over as many.
test.each([
  { peer: jsSimulator, seeds: 10 },
  { peer: simJsEntities, seeds: 10 },
  { peer: rxjsSubjects, seeds: 10 },
  { peer: rxjsPipelines, seeds: 4 },
  { peer: rxjsVirtualTime, seeds: 2 },
])('$peer.name: $seeds seeds of the storm as published', ({ peer, seeds }) => {
  const outcomes = Array.from({ length: seeds }, (_, index) =>
    peer.prepare({ clients, seed: index + 1 }).finish(),
  );
  const deviations = figures.map((figure) => ({
    figure,
    deviation: deviation(outcomes, clients, published[clients], figure),
  }));
  expect(deviations.filter(({ deviation }) => !(Math.abs(deviation) < 3))).toEqual([]);
  for (const { signIns, peakQueue } of outcomes)
    expect({ signIns, peakQueue }).toEqual({ signIns: 2 * clients, peakQueue: clients / 5 });
});
