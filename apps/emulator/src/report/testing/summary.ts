import type {
  Annotation,
  ClaimResult,
  MeasureSummary,
  RunSummary,
  VariantSummary,
} from '@squall/experiment';
import { type LedgerTotals, estimate } from '@squall/metrics';
import { figuresOfTheTest } from './figures.ts';
import { stormTimeline } from './storm.ts';

/** A run that was never made, in the shape of one: it exercises every part of the report. */

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
  amplification: ['attempts per first attempt', 'retry amplification'],
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

export interface VariantOptions {
  readonly name: string;
  readonly title: string;
  readonly about: string;
  readonly depth: number;
  /** Time to recover by replication; null: not within the horizon. */
  readonly recoveryMs: readonly (number | null)[];
}

export function variantOf({
  name,
  title,
  about,
  depth,
  recoveryMs,
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
      measureOf('service.consumer/signIn.amplification', spread(1 + 8 * depth)),
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
    events: 1_382_911,
  };
}

/** What an operator's log of the base looks like. */
export const incidentLog: readonly Annotation[] = [
  { atMs: 120_000, kind: 'rollout', label: 'roll-out wave 1: 25 % of clients' },
  { atMs: 150_000, kind: 'rollout', label: 'roll-out wave 2: 100 % of clients' },
  { atMs: 205_000, kind: 'crash', label: 'crash of presence', cell: 'consumer' },
  { atMs: 206_000, kind: 'restart', label: 'restart of presence', cell: 'consumer' },
  { atMs: 230_000, kind: 'crash', label: 'crash of presence', cell: 'consumer' },
  { atMs: 231_000, kind: 'restart', label: 'restart of presence', cell: 'consumer' },
  {
    atMs: 240_000,
    kind: 'detected',
    label: 'operators notice: signIn answers too little',
    cell: 'consumer',
  },
  { atMs: 251_000, kind: 'gaveUp', label: 'supervisor gives up', cell: 'consumer' },
  { atMs: 311_000, kind: 'byHand', label: 'started again by hand', cell: 'consumer' },
  { atMs: 360_000, kind: 'throttle', label: 'admission closed, then ramped up', cell: 'consumer' },
  { atMs: 480_000, kind: 'mended', label: 'mended configuration published' },
  { atMs: 690_000, kind: 'opened', label: 'admission open again', cell: 'consumer' },
];

const minute = 60_000;
const options: readonly (VariantOptions & { readonly backAt: number })[] = [
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

function claimOf(
  variants: readonly VariantSummary[],
  claim: string,
  variant: string,
  measure: string,
  bound: string,
  held: boolean,
): ClaimResult {
  const found = variants
    .find(({ name }) => name === variant)
    ?.measures.find(({ name }) => name === measure);
  return {
    claim,
    variant,
    measure,
    bound,
    values: found?.values ?? [null],
    estimate: found?.estimate ?? null,
    held,
  };
}

function claimsOf(variants: readonly VariantSummary[]): readonly ClaimResult[] {
  const of = (claim: string, variant: string, measure: string, bound: string, held = true) =>
    claimOf(variants, claim, variant, measure, bound, held);
  return [
    of(
      'Sign-in is overloaded',
      'as-it-was',
      'service.consumer/signIn.overloadedMs',
      'at least 30000',
    ),
    of('Many consumers lose their session', 'as-it-was', 'cell.consumer.onlineMin', 'at most 0.7'),
    of('The business cell is spared', 'as-it-was', 'cell.business.onlineMin', 'at least 0.95'),
    of(
      'Operators and supervisors bring everybody back',
      'as-it-was',
      'cell.consumer.recoveryMs',
      'at most 900000',
    ),
    of(
      'Without supervisors and admission ramp it does not come back',
      'hands-off',
      'cell.consumer.recoveryMs',
      'never within the horizon',
    ),
    of(
      'Full jitter and a higher cap spare the healthy versions',
      'full-jitter',
      'cell.consumer.onlineMin',
      'at least 0.65',
    ),
    of(
      'A retry budget spares the healthy versions',
      'retry-budget',
      'cell.consumer.recoveryMs',
      'at most 600000',
      false,
    ),
    of(
      'A staged roll-out keeps the change from nearly everybody',
      'staged-rollout',
      'cell.consumer.onlineMin',
      'at least 0.95',
    ),
  ];
}

export interface SummaryOptions {
  /** How many variants, from the base on; further ones repeat the last. */
  readonly variants?: number;
  readonly windows?: number;
  readonly windowMs?: number;
  readonly cells?: readonly string[];
  readonly services?: readonly string[];
  readonly annotations?: readonly Annotation[];
}

function chosenOptions(count: number) {
  const more = options.map((option, i) => ({ ...option, name: `again-${i}` }));
  return [...options, ...more].slice(0, count);
}

/** The whole summary of a run that was never made. */
export function testSummary(given: SummaryOptions = {}): RunSummary {
  const chosen = chosenOptions(given.variants ?? options.length);
  const variants = chosen.map(variantOf);
  const claims = claimsOf(variants);
  const { windows = 180, windowMs = 5000 } = given;
  const timelines = chosen.map(({ name, depth, backAt }) => [
    name,
    stormTimeline({
      windows,
      windowMs,
      clients: 2000,
      cells: given.cells ?? cells,
      services: given.services ?? services,
      depth,
      backAt,
      annotations:
        given.annotations ?? incidentLog.slice(0, name === 'staged-rollout' ? 1 : undefined),
    }),
  ]);
  return {
    format: 'squall-summary/1',
    experiment: 'test-storm',
    title: 'A storm for the tests',
    question:
      'A configuration change cuts some client versions off. Why does that take everybody down, why for so long, and which change would have prevented it?',
    covers: [
      'A larger than usual configuration reaches all clients; some versions cannot process it, lose their connection, and come straight back.',
      'Left out: supernodes and calls between peers, regions, the phone network.',
      'The documented 15.5 hours are compressed to 15 minutes.',
    ],
    profile: 'quick',
    seed: 1,
    clients: 2000,
    horizonMs: windows * windowMs,
    accepted: false,
    verdict: '1 of 8 claims fails: "A retry budget spares the healthy versions" (measured 405000).',
    claims,
    variants,
    timelines: Object.fromEntries(timelines),
    sensitivity: [
      {
        path: 'services.signIn.queueSeconds',
        value: 5,
        assumed: 15,
        held: [true, true, true, true, false, null, null, null],
      },
      {
        path: 'services.signIn.queueSeconds',
        value: 30,
        assumed: 15,
        held: [true, true, true, true, true, null, null, null],
      },
      {
        path: 'cohorts.old.share',
        value: 0.1,
        assumed: 0.3,
        held: [false, false, true, true, false, null, null, null],
      },
      {
        path: 'cohorts.old.share',
        value: 0.5,
        assumed: 0.3,
        held: [true, true, true, false, true, null, null, null],
      },
    ],
    provenance: figuresOfTheTest,
    digest: '4b7d0ad1c93e5f2288e61f0c7a94d3b5'.repeat(2),
    command: 'npx squall run test-storm --profile=quick --seed=1',
    versions: { squall: '0.1.0', xstate: '5.33.3', rxjs: '7.8.2', node: '20.20.2' },
  };
}
