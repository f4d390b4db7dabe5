import type { Recovery, Verdict } from '@squall/metrics';
import { expect, test } from 'vitest';
import { cellsThatNeedShedding, isBack, planShedding, searchShedding } from './least-shedding.ts';
import { keyOf, planRun } from './plan.ts';
import { beginReplication } from './replicate.ts';
import { type RunContext, summarise } from './summarise.ts';
import { smallExperiment } from './testing/small-experiment.ts';
import type { VariantSummary } from './summary.ts';

const plan = planRun(smallExperiment, { module: '/small.ts', profile: 'full', seed: 7, twins: 2 });
const context: RunContext = {
  profile: 'full',
  seed: 7,
  clients: 30,
  horizonMs: 60_000,
  command: 'squall run small-storm',
  versions: {},
};

const recoveryOf = (verdict: Verdict, recoveredAtMs: number | null = null): Recovery => ({
  verdict,
  baseline: 20,
  floor: 19,
  worst: 2,
  worstAtMs: 12_000,
  leftBandAtMs: 11_000,
  recoveredAtMs,
  metastableAtMs: null,
});

/** A variant with a cell of these verdicts, one a replication, and another that is stable. */
function variantWith(verdicts: readonly Verdict[], endsAtMs: number | null = 10_000) {
  const counts = { stable: 0, recovered: 0, metastable: 0, undecided: 0 };
  const summary: Pick<VariantSummary, 'triggers' | 'verdicts'> = {
    triggers: verdicts.map(() => ({ atMs: 10_000, endsAtMs })),
    verdicts: [
      { group: 'cell.main', counts, recoveries: verdicts.map((kind) => recoveryOf(kind)) },
      { group: 'cell.west', counts, recoveries: verdicts.map(() => recoveryOf('stable')) },
      { group: 'cohort.all', counts, recoveries: verdicts.map((kind) => recoveryOf(kind)) },
    ],
  };
  return summary as VariantSummary;
}

test('cells need it that are metastable or undecided in most replications', () => {
  expect(cellsThatNeedShedding(variantWith(['metastable', 'undecided', 'stable']))).toEqual([
    'main',
  ]);
  expect(cellsThatNeedShedding(variantWith(['metastable', 'recovered']))).toEqual([]);
  expect(cellsThatNeedShedding(variantWith(['recovered', 'stable']))).toEqual([]);
});

test('none does when the trigger lasted to the end: shedding would never begin', () => {
  expect(cellsThatNeedShedding(variantWith(['undecided'], null))).toEqual([]);
});

test('at each share the first three replications are made, as they were, without twins and for longer', () => {
  const own = plan.filter(({ point }) => point.variant === 'base' && point.figures === undefined);
  const planned = planShedding(own, 0.5, ['main'], 120_000);
  expect(planned.map(({ seed }) => seed)).toEqual(own.slice(0, 3).map(({ seed }) => seed));
  expect(planned[0]).toEqual({
    module: '/small.ts',
    point: {
      profile: 'full',
      variant: 'base',
      horizonMs: 120_000,
      shedding: { share: 0.5, cells: ['main'] },
    },
    index: 0,
    seed: own[0]?.seed,
  });
  const keys = [...own, ...planned, ...planShedding(own, 0.25, ['main'], 120_000)].map(keyOf);
  expect(new Set(keys).size).toBe(keys.length);
});

test('what was made for the search stays out of the summary of the run', () => {
  const [first] = plan;
  const make = (replication: NonNullable<typeof first>) => {
    const running = beginReplication(smallExperiment, { ...replication, engine: 'flyweight' });
    running.advance(Infinity);
    return running.finish();
  };
  const plain = make(first!);
  const shed = make(planShedding([first!], 1, ['main'], 60_000)[0]!);
  expect(plain.digest).not.toBe(shed.digest);
  expect(shed.timeline).toBeUndefined();
  expect(summarise(smallExperiment, context, [plain, shed])).toEqual(
    summarise(smallExperiment, context, [plain]),
  );
  expect(isBack(plain, ['main'])).toBe(true);
  expect(isBack(shed, ['main'])).toBe(false);
});

/** Enough from a share on, in one replication from another one on. */
const from =
  (...shares: readonly number[]) =>
  async (share: number) =>
    shares.map((least) => share >= least);

test('what is let in is halved until it is enough, then the last step is bisected', async () => {
  expect(await searchShedding(from(0.8, 0.81), 2)).toEqual({
    least: 0.8125,
    tooLittle: 0.796875,
    trials: [
      { value: 0, held: 0 },
      { value: 0.5, held: 0 },
      { value: 0.75, held: 0 },
      { value: 0.875, held: 2 },
      { value: 0.8125, held: 2 },
      { value: 0.78125, held: 0 },
      { value: 0.796875, held: 0 },
    ],
  });
});

test('it is enough when it is in every replication', async () => {
  const { least, tooLittle } = await searchShedding(from(0.1, 0.7), 2);
  expect(least).toBeGreaterThanOrEqual(0.7);
  expect(tooLittle).toBeLessThan(0.7);
});

test('who comes back by itself needs none', async () => {
  expect(await searchShedding(from(0), 1)).toEqual({
    least: 0,
    tooLittle: null,
    trials: [{ value: 0, held: 1 }],
  });
});

test('when not even one in 64 may come in, nothing is enough', async () => {
  const { least, tooLittle, trials } = await searchShedding(from(0.99), 1);
  expect(least).toBeNull();
  expect(tooLittle).toBe(63 / 64);
  expect(trials).toHaveLength(7);
});
