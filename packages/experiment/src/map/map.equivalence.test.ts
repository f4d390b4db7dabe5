import { expect, test } from 'vitest';
import { beginReplication } from '../replicate.ts';
import { mappedExperiment } from '../testing/small-map.ts';
import { runsOfReplication } from './map-runs.ts';
import { planClusterMap } from './plan-cluster-map.ts';

function runsOn(engine: 'interpreted' | 'flyweight') {
  const { cells } = planClusterMap(mappedExperiment, {
    module: '/map.js',
    seed: 3,
    engine,
    load: { from: 20, to: 20, count: 1 },
  });
  return cells.flatMap(({ tasks }) =>
    tasks.map((task) => {
      const running = beginReplication(mappedExperiment, task);
      running.advance(running.horizonMs);
      return runsOfReplication(running.finish(), 'cell.main');
    }),
  );
}

test('cells of a cluster have one history on both engines', () => {
  const typed = runsOn('flyweight');
  expect(new Set(typed.flatMap(({ verdicts }) => verdicts)).size).toBeGreaterThan(1);
  expect(runsOn('interpreted')).toEqual(typed);
});

test('a group that is not there has no verdict', () => {
  const [task] = planClusterMap(mappedExperiment, { module: '', seed: 1, engine: 'flyweight' })
    .cells[0]!.tasks;
  const running = beginReplication(mappedExperiment, task!);
  running.advance(running.horizonMs);
  const result = running.finish();
  expect(() => runsOfReplication(result, 'cell.moon')).toThrow(/has no verdict on cell\.moon/);
});
