/**
 * Phase diagrams against theorem 2 of Huang et al., OSDI 2022: below C_stable = C_norm/(w_L·w_C) no trigger leaves anything that
 * stays; above it some do and some do not. Few cells of each map, in small.
 */
import {
  type MapPlanOptions,
  type PhaseDiagram,
  type Reproduction,
  makeRow,
  planTableMap,
  runsOfRow,
  summariseMap,
} from '@squall/experiment';
import { longestDrainS } from '@squall/cluster/theory';
import { describe, expect, test } from 'vitest';
import congestiveCollapse from '../../experiments/congestive-collapse.experiment.ts';
import gcPause from '../../experiments/gc-pause.experiment.ts';
import osdi from '../../experiments/osdi-2022-figure-5.experiment.ts';

type Asked = Partial<MapPlanOptions>;

function diagramOf(table: Reproduction, asked: Asked): PhaseDiagram {
  const plan = planTableMap(table, {
    module: '/map.js',
    seed: 2015,
    engine: 'flyweight',
    ...asked,
  });
  const runs = plan.cells.flatMap(({ tasks }) =>
    tasks.map((task) => runsOfRow(makeRow(table, task))),
  );
  return summariseMap(table, { seed: 2015, settings: [], command: '', versions: {} }, plan, runs);
}

const verdictsIn = ({ cells }: PhaseDiagram) => new Set(cells.map(({ verdict }) => verdict));
const small = ['scale=0.005'];

/** What is shown, which loads (below and above the stable one), which triggers, with what. */
const maps = [
  {
    table: osdi,
    stable: 3300,
    below: [1600, 2900],
    above: [4500, 7500],
    sizes: [0.6, 0.95],
    settings: small,
  },
  {
    table: osdi,
    stable: 8250,
    below: [4000, 7500],
    above: [9000, 12_000],
    sizes: [0.3, 0.95],
    settings: [...small, 'retries=1'],
  },
  { table: gcPause, stable: 2.5, below: [1, 2.4], above: [4, 8], sizes: [0.25, 4], settings: [] },
  {
    table: congestiveCollapse,
    stable: 150 / 7,
    below: [12, 20],
    above: [25, 40],
    sizes: [60, 200],
    settings: [],
  },
] as const;

const range = ([from, to]: readonly [number, number]) => ({ from, to, count: 2 });

describe.each(maps)('$table.name, C_stable $stable', ({ table, stable, settings, ...axes }) => {
  const asked = { settings, trigger: range(axes.sizes), replications: 1 };

  test('below it every run comes back, from the largest trigger too, above it some stay down', () => {
    const below = diagramOf(table, { ...asked, load: range(axes.below) });
    expect(below.cells[0]?.stableLoad).toBeCloseTo(stable, 9);
    expect(below.accepted).toBe(true);
    expect(below.cells.map(({ verdict }) => verdict)).not.toContain('undecided');
    // The largest trigger does throw the larger load out.
    expect(below.cells.at(-1)?.verdict).toBe('recovered');
    const above = verdictsIn(diagramOf(table, { ...asked, load: range(axes.above) }));
    expect(above).toContain('metastable');
    expect(above).toContain('stable');
  });
});

/** A cut so long that all retries are made: what the server lacks then, it has to spare later. */
test('what the trigger leaves is drained as soon as a fluid is', () => {
  const [load, cut, cutS] = [2500, 0.95, 100];
  const { tasks } = planTableMap(osdi, {
    module: '/map.js',
    seed: 1,
    engine: 'flyweight',
    load: { from: load, to: load, count: 1 },
    trigger: { from: cut, to: cut, count: 1 },
    settings: [...small, `cutS=${cutS}`],
  }).cells[0]!;
  const [task] = tasks;
  const [found] = makeRow(osdi, task!).recoveries!;
  const untilS = Number(task!.row['beforeS']) + cutS;
  const tookS = found!.recoveredAtMs! / 1000 - untilS;
  const bound = longestDrainS(5 * load * cutS, 16_500, 5 * load);
  expect(tookS).toBeLessThan(bound + Number(task!.row['windowS']));
  expect(tookS).toBeGreaterThan(0.8 * bound);
});

test.each([
  { table: osdi, load: 6200, trigger: 0.8, settings: ['scale=0.005'], verdict: 'metastable' },
  { table: gcPause, load: 2, trigger: 2, settings: [], verdict: 'recovered' },
  { table: congestiveCollapse, load: 12, trigger: 200, settings: [], verdict: 'recovered' },
])('$table.name: a cell has one history on both engines', ({ table, verdict, ...cell }) => {
  const one = ({ load, trigger }: typeof cell): Asked => ({
    load: { from: load, to: load, count: 1 },
    trigger: { from: trigger, to: trigger, count: 1 },
    settings: cell.settings,
    replications: 1,
  });
  const typed = diagramOf(table, one(cell));
  expect(typed.cells[0]?.verdict).toBe(verdict);
  expect(diagramOf(table, { ...one(cell), engine: 'interpreted' })).toEqual(typed);
});

/** What was published of figure 5, on its map. */
test.each([
  { perSecond: 6200, cut: 0.78, verdict: 'recovered' },
  { perSecond: 6200, cut: 0.8, verdict: 'metastable' },
  { perSecond: 4200, cut: 0.8, verdict: 'recovered' },
])('figure 5: $perSecond a second, a cut of $cut: $verdict', ({ perSecond, cut, verdict }) => {
  const diagram = diagramOf(osdi, {
    load: { from: perSecond, to: perSecond, count: 1 },
    trigger: { from: cut, to: cut, count: 1 },
  });
  expect(diagram.cells[0]?.verdict).toBe(verdict);
});
