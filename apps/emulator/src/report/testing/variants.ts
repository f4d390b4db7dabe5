import type { LeastShedding, MeasureSummary, VariantSummary } from '@squall/experiment';
import { type LedgerTotals, estimate } from '@squall/metrics';
import { trigger, verdictsOf } from './verdicts.ts';

/** Variants that were never run, as a run would sum them up. */

export const cells = ['consumer', 'business'] as const;
export const services = [
  'edge',
  'signIn',
  'contacts',
  'presence',
  'messaging',
  'directory',
] as const;

const labels: Readonly<Record<string, readonly [unit: string, label: string]>> = {
  onlineMin: ['of baseline', 'fewest online'],
  recoveryMs: ['ms', 'time from the trigger until back for good'],
  attemptsPeakPerSecond: ['1/s', 'most attempts'],
  wastedShare: ['of served', 'work served in vain'],
  overloadedMs: ['ms', 'time overloaded (under half of the attempts answered)'],
};

export function measureOf(name: string, values: readonly (number | null)[]): MeasureSummary {
  const [, of = '', figure = ''] = /^[a-z]+\.(.*)\.(\w+)$/.exec(name) ?? [];
  const [unit = '', label = name] = labels[figure] ?? [];
  const known = values.filter((value) => value !== null);
  return {
    name,
    unit,
    label: `${of}: ${label}`,
    values,
    estimate: known.length > 0 ? estimate(known) : null,
  };
}

const books = (scale: number): LedgerTotals => {
  const [requestedFirst, requestedRetry] = [Math.round(4210 * scale), Math.round(9873 * scale)];
  const [answered, rejected, timedOut] = [5005, 6120, 2310].map((n) => Math.round(n * scale));
  const settled = (answered ?? 0) + (rejected ?? 0) + (timedOut ?? 0);
  const abandoned = Math.round(640 * scale);
  return {
    requestedFirst,
    requestedRetry,
    answered: answered ?? 0,
    rejected: rejected ?? 0,
    timedOut: timedOut ?? 0,
    abandoned,
    inFlight: requestedFirst + requestedRetry - settled - abandoned,
    servedUseful: answered ?? 0,
    servedWasted: Math.round(2890 * scale),
  };
};

const quietBooks: LedgerTotals = {
  requestedFirst: 1204,
  requestedRetry: 0,
  answered: 1203,
  rejected: 0,
  timedOut: 0,
  abandoned: 0,
  inFlight: 1,
  servedUseful: 1203,
  servedWasted: 0,
};

interface VariantOptions {
  readonly name: string;
  readonly title: string;
  readonly about: string;
  readonly depth: number;
  /** Time to recover by replication; null: not within the horizon. */
  readonly recoveryMs: readonly (number | null)[];
  readonly leastShedding?: LeastShedding;
}

export function variantOf({
  name,
  title,
  about,
  depth,
  recoveryMs,
  leastShedding,
}: VariantOptions): VariantSummary {
  const spread = (middle: number) =>
    recoveryMs.map((_, i) => Math.max(0, middle * (1 + 0.03 * Math.sin(3 * i))));
  return {
    name,
    title,
    about,
    replications: recoveryMs.length,
    digest: '9f2c51d07be64a18b3f0c9d2e75a8461'.repeat(2),
    measures: [
      measureOf('cell.consumer.onlineMin', spread(1 - depth)),
      measureOf('cell.consumer.recoveryMs', recoveryMs),
      measureOf(
        'cell.business.onlineMin',
        recoveryMs.map(() => 0.994),
      ),
      measureOf(
        'cell.business.recoveryMs',
        recoveryMs.map(() => 0),
      ),
      measureOf('service.consumer/signIn.attemptsPeakPerSecond', spread(9 * (1 + 8 * depth))),
      measureOf('service.consumer/signIn.overloadedMs', spread(400_000 * depth)),
      measureOf('service.consumer/contacts.wastedShare', spread(0.55 * depth)),
    ],
    ledger: Object.fromEntries(
      cells.flatMap((cell) =>
        services.map((service, i) => [
          `${cell}/${service}`,
          cell === 'business' ? quietBooks : books(depth * (1 + i / 3)),
        ]),
      ),
    ),
    triggers: recoveryMs.map(() => trigger),
    verdicts: verdictsOf(recoveryMs),
    ...(leastShedding ? { leastShedding } : {}),
    events: 1_382_911,
  };
}

const minute = 60_000;
/** The base and five other ways things might have been, with the share of the run at which everybody is back. */
export const options: readonly (VariantOptions & { readonly backAt: number })[] = [
  {
    name: 'as-it-was',
    title: 'As it was',
    about: 'The base: every figure as documented or assumed.',
    depth: 0.58,
    backAt: 0.78,
    recoveryMs: [9.5 * minute, 9.9 * minute, 10.4 * minute],
  },
  {
    name: 'full-jitter',
    title: 'Full jitter and a higher cap',
    about: 'All versions wait U(0, min(300 s, 1 s · 2^n)).',
    depth: 0.31,
    backAt: 0.52,
    recoveryMs: [5.2 * minute, 5.9 * minute, 6.1 * minute],
  },
  {
    name: 'retry-budget',
    title: 'A retry budget',
    about: 'All versions may retry three times at once, then once in two minutes.',
    depth: 0.33,
    backAt: 0.6,
    recoveryMs: [6.5 * minute, 7 * minute, null],
  },
  {
    name: 'staged-rollout',
    title: 'Staged roll-out with a health gate',
    about:
      'Waves of 1, 10, 50 and 100 % with a bake time; rolls itself back when those reached drop off.',
    depth: 0.03,
    backAt: 0.36,
    recoveryMs: [0, 0, 0],
  },
  {
    name: 'hands-off',
    title: 'Without supervisors and admission ramp',
    about:
      'The cause is found and mended as in the base, but nothing is restarted and the door stays open.',
    depth: 0.82,
    backAt: 2,
    recoveryMs: [null, null, null],
    leastShedding: {
      least: 0.96875,
      tooLittle: 0.9375,
      trials: [{ value: 0.96875, held: 3 }],
      cells: ['consumer'],
      replications: 3,
      horizonMs: 1_800_000,
    },
  },
  {
    name: 'two-cells',
    title: 'A cell for each half of the users',
    about:
      'Consumers live in two cells; the change goes cell by cell, and is halted when the first one fails.',
    depth: 0.29,
    backAt: 0.55,
    recoveryMs: [7.3 * minute],
  },
];
