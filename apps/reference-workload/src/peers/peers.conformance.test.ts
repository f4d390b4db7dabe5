import { expect, test } from 'vitest';
import type { Contestant, Outcome } from '../contestant.ts';
import { jsSimulator } from './js-simulator/clients.ts';
import { rxjsPipelines, rxjsVirtualTime } from './rxjs/pipelines.ts';
import { rxjsSubjects } from './rxjs/subject-clients.ts';
import { simJsEntities } from './sim-js/clients.ts';
import { type Figure, figures, published, publishedOfEachSeed } from './testing/published.ts';

const clients = 1000;

const run = (peer: Contestant, seeds: number) =>
  Array.from({ length: seeds }, (_, index) => peer.prepare({ clients, seed: index + 1 }).finish());

const valueOf = (outcome: Outcome, figure: Figure) =>
  figure === 't99S' ? outcome.t99Ms / 1000 : outcome[figure] / clients;

/** How far the mean of these runs lies from the published one, in standard deviations of such a mean. */
function deviation(outcomes: readonly Outcome[], figure: Figure): number {
  const { mean, sd } = published[figure];
  const sum = outcomes.reduce((total, outcome) => total + valueOf(outcome, figure), 0);
  return (sum / outcomes.length - mean) / (sd / Math.sqrt(outcomes.length));
}

// Ten seeds, or fewer for those that take long: the bound is in deviations of a mean over so many.
test.each([
  { peer: jsSimulator, seeds: 10 },
  { peer: simJsEntities, seeds: 10 },
  { peer: rxjsSubjects, seeds: 10 },
  { peer: rxjsPipelines, seeds: 4 },
  { peer: rxjsVirtualTime, seeds: 2 },
])('$peer.name: $seeds seeds of the storm as published', ({ peer, seeds }) => {
  const outcomes = run(peer, seeds);
  const outliers = figures.filter((figure) => Math.abs(deviation(outcomes, figure)) >= 3);
  expect(outliers).toEqual([]);
  for (const { signIns, peakQueue } of outcomes)
    expect({ signInsPerClient: signIns / clients, peakQueue }).toEqual(publishedOfEachSeed);
});
