import type { Annotation, ClaimResult, RunSummary, VariantSummary } from '@squall/experiment';
import { figuresOfTheTest } from './figures.ts';
import { stormTimeline } from './storm.ts';
import { cells, options, services, variantOf } from './variants.ts';

/** What an operator's log of the base looks like. */
const incidentLog: readonly Annotation[] = [
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

/** A run that was never made, in the shape of one: it exercises every part of the report. */
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
