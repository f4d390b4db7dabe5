import { expect, test } from 'vitest';
import { planRun } from './plan.ts';
import { beginReplication } from './replicate.ts';
import { type RunContext, summarise } from './summarise.ts';
import { smallExperiment } from './testing/small-experiment.ts';

/** No supervisor starts the front again: it stays down. */
const experiment = {
  ...smallExperiment,
  variants: {
    ...smallExperiment.variants,
    alone: { title: 'Alone', about: 'Nobody restarts it.', change: { supervision: null } },
  },
  accept: [
    ...smallExperiment.accept,
    {
      claim: 'nobody comes back',
      variant: 'alone',
      measure: 'cell.main.metastable',
      atLeast: 1,
    },
    { claim: 'it is not stuck', variant: 'base', measure: 'cell.main.metastable', atMost: 0 },
  ],
};
const context: RunContext = {
  profile: 'quick',
  seed: 7,
  clients: 20,
  horizonMs: 60_000,
  command: '',
  versions: {},
};
const results = planRun(experiment, { module: '/x.ts', profile: 'quick', seed: 7 }).map(
  (replication) => {
    const running = beginReplication(experiment, replication);
    running.advance(Infinity);
    return running.finish();
  },
);
const summary = summarise(experiment, context, results);

test('verdicts stand by group and replication, counted', () => {
  const alone = summary.variants.find(({ name }) => name === 'alone')!;
  expect(alone.verdicts.map(({ group }) => group)).toEqual(['cell.main', 'cohort.all']);
  const [cell, cohort] = alone.verdicts;
  expect(cell?.counts).toEqual({ stable: 0, recovered: 0, metastable: 2, undecided: 0 });
  expect(cell?.recoveries.map(({ verdict }) => verdict)).toEqual(['metastable', 'metastable']);
  expect(cell?.sustaining?.map((effect) => effect?.effects)).toEqual([['down'], ['down']]);
  expect(cohort?.sustaining).toBeUndefined();
  expect(alone.triggers).toEqual([
    { atMs: 10_000, endsAtMs: 10_000 },
    { atMs: 10_000, endsAtMs: 10_000 },
  ]);
});

test('a claim bounds a verdict as it bounds any measure', () => {
  const held = summary.claims.map(({ claim, held: is }) => [claim, is]);
  expect(held).toContainEqual(['nobody comes back', true]);
  expect(held).toContainEqual(['it is not stuck', true]);
});

test('a summary is plain JSON', () => {
  expect(JSON.parse(JSON.stringify(summary))).toEqual(summary);
});
