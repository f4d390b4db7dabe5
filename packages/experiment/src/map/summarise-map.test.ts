import { expect, test } from 'vitest';
import { makeRow } from '../reproduction/make-row.ts';
import type { Reproduction } from '../reproduction/reproduction.ts';
import { mappedTable } from '../testing/small-map.ts';
import { smallTable } from '../testing/small-table.ts';
import type { MapPlanOptions } from './map-plan.ts';
import { type MapRuns, runsOfRow } from './map-runs.ts';
import { type MapVerdict, countVerdicts, majorityOf } from './map-verdict.ts';
import { planTableMap } from './plan-table-map.ts';
import { summariseMap } from './summarise-map.ts';

const context = { seed: 7, settings: [], command: 'squall map', versions: {} };
const asked: MapPlanOptions = { module: '/map.js', seed: 7, engine: 'flyweight' };

function diagramOf(
  options: Partial<MapPlanOptions> = {},
  change: (runs: readonly MapRuns[]) => readonly MapRuns[] = (runs) => runs,
  table: Reproduction = mappedTable,
) {
  const plan = planTableMap(table, { ...asked, ...options });
  const runs = plan.cells.flatMap(({ tasks }) =>
    tasks.map((task) => runsOfRow(makeRow(table, task))),
  );
  return summariseMap(table, context, plan, change(runs));
}

test('each cell has what its runs came to, the diagram one digest and a line in words', () => {
  const diagram = diagramOf();
  const verdictAt = (load: number, trigger: number) =>
    diagram.cells.find((cell) => cell.load === load && cell.trigger === trigger)?.verdict;
  expect([verdictAt(4, 0.9), verdictAt(6, 0.5), verdictAt(6, 0.9), verdictAt(12, 0.1)]).toEqual([
    'stable',
    'stable',
    'metastable',
    'overloaded',
  ]);
  expect(diagram).toMatchObject({ format: 'squall-map/1', accepted: true, events: 18 * 20 });
  expect(diagram.verdict).toBe(
    'Of 36 runs 18 stable, 6 overloaded, 12 metastable. Below the stable load no run is metastable.',
  );
  expect(diagram.about).toEqual(['Load, cut, capacity.', 'A cell is watched for longer.']);
  expect(JSON.parse(JSON.stringify(diagram))).toEqual(diagram);
});

test('results may come in any order', () => {
  expect(diagramOf({}, (runs) => runs.toReversed())).toEqual(diagramOf());
});

test('the digest is that of seed, axes and replications', () => {
  const { digest } = diagramOf();
  expect(diagramOf({ seed: 8 }).digest).not.toBe(digest);
  expect(diagramOf({ replications: 3 }).digest).not.toBe(digest);
  expect(diagramOf({ load: { from: 2, to: 12, count: 5 } }).digest).not.toBe(digest);
});

test('one run that stays down below the stable load is against theory, and is named', () => {
  const diagram = diagramOf({ settings: ['kind=odd'] });
  const against = diagram.cells.filter(({ againstTheory }) => againstTheory);
  expect(against.map(({ load, trigger }) => [load, trigger])).toEqual([
    [4, 0.5],
    [4, 0.9],
  ]);
  expect(diagram.accepted).toBe(false);
  expect(diagram.verdict).toMatch(
    /Against theory, below the stable load runs are metastable: load 4, trigger 0\.5; load 4, trigger 0\.9\.$/,
  );
});

test('so is one run of several, when the others do not', () => {
  const [first, ...others] = diagramOf().cells;
  expect(first).toMatchObject({ load: 2, verdict: 'stable' });
  expect(others.length).toBeGreaterThan(0);
  const diagram = diagramOf({}, ([runs, ...rest]) => [
    { ...runs!, verdicts: ['metastable', 'stable'] },
    ...rest,
  ]);
  expect(diagram.cells[0]).toMatchObject({ againstTheory: true, verdict: 'metastable' });
  expect(diagram.accepted).toBe(false);
});

test('at the stable load, and a thousandth below it, theory is not asked', () => {
  const at = (load: number) =>
    diagramOf({ settings: ['kind=odd'], load: { from: load, to: load, count: 1 } }).accepted;
  expect([at(4.99), at(4.996), at(5)]).toEqual([false, true, true]);
});

test.each<readonly [readonly MapVerdict[], MapVerdict]>([
  [['stable', 'metastable', 'stable'], 'stable'],
  [['stable', 'metastable'], 'metastable'],
  [['recovered', 'stable'], 'recovered'],
  [['overloaded', 'undecided'], 'overloaded'],
])('of %j the verdict is %s', (verdicts, majority) => {
  expect(majorityOf(countVerdicts(verdicts))).toBe(majority);
});

test('a table that does not say whether it came back has no map', () => {
  const [task] = planTableMap(mappedTable, asked).cells[0]!.tasks;
  const row = makeRow(smallTable, { ...task!, row: { shape: 'line', N: 3 } });
  expect(() => runsOfRow(row)).toThrow(
    'its replications give no recovery: a map needs one of each',
  );
});
