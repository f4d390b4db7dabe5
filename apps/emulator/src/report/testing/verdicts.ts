import type { SustainingEffect, VariantSummary } from '@squall/experiment';
import type { Recovery, Verdict } from '@squall/metrics';

const triggerMs = 120_000;
export const trigger = { atMs: triggerMs, endsAtMs: 480_000 };

function recoveryOf(verdict: Verdict, recoveryMs: number | null): Recovery {
  const isOut = verdict !== 'stable';
  return {
    verdict,
    baseline: 1600,
    floor: 1520,
    worst: isOut ? 320 : 1590,
    worstAtMs: 240_000,
    leftBandAtMs: isOut ? 155_000 : null,
    recoveredAtMs: isOut && recoveryMs !== null ? triggerMs + recoveryMs : null,
    metastableAtMs: verdict === 'metastable' ? 580_000 : null,
  };
}

const load = (attemptsPerAnswer: number | null, wastedShare: number, utilisation: number) => ({
  attemptsPerSecond: 102,
  attemptsPerAnswer,
  attemptsPerServed: 2.5,
  wastedShare,
  utilisation,
});

export const effect: SustainingEffect = {
  fromMs: 480_000,
  untilMs: 690_000,
  service: 'consumer/signIn',
  effects: ['wastedWork', 'retries'],
  services: {
    'consumer/signIn': { before: load(1, 0, 0.31), after: load(4.2, 0.83, 0.98) },
  },
};

const countsOf = (recoveries: readonly Recovery[]) => {
  const of = (kind: Verdict) => recoveries.filter(({ verdict }) => verdict === kind).length;
  return {
    stable: of('stable'),
    recovered: of('recovered'),
    metastable: of('metastable'),
    undecided: of('undecided'),
  };
};

/** The consumer cell as its times to recover have it, and a business cell that never left its band. */
export function verdictsOf(recoveryMs: readonly (number | null)[]): VariantSummary['verdicts'] {
  const kindOf = (ms: number | null): Verdict =>
    ms === 0 ? 'stable' : ms === null || ms > 540_000 ? 'metastable' : 'recovered';
  const recoveries = recoveryMs.map((ms) => recoveryOf(kindOf(ms), ms));
  const calm = recoveryMs.map(() => recoveryOf('stable', null));
  return [
    {
      group: 'cell.consumer',
      counts: countsOf(recoveries),
      recoveries,
      sustaining: recoveries.map(({ verdict }) => (verdict === 'metastable' ? effect : null)),
    },
    {
      group: 'cell.business',
      counts: countsOf(calm),
      recoveries: calm,
      sustaining: calm.map(() => null),
    },
  ];
}
