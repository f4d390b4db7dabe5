/** Verdicts, what kept a cell down and what would have brought it back, in words: for the report and the terminal. */
import {
  type Effect,
  type LeastShedding,
  type SustainingEffect,
  type VariantSummary,
  type VerdictSummary,
  verdictKinds,
} from '@squall/experiment';
import type { Verdict } from '@squall/metrics';
import { count, duration, humanise, rate, share } from './format.ts';

/** From the best to the worst; who is undecided may still come back. */
const byHarm: readonly Verdict[] = ['stable', 'recovered', 'undecided', 'metastable'];

/** The verdict of most replications, the worse one of two that are equal; undefined when there is none. */
export function usualVerdict(counts: VerdictSummary['counts']): Verdict | undefined {
  const [usual] = byHarm
    .toReversed()
    .filter((kind) => counts[kind] > 0)
    .toSorted((a, b) => counts[b] - counts[a]);
  return usual;
}

export function cellVerdicts({ verdicts }: VariantSummary): readonly VerdictSummary[] {
  return verdicts.filter(({ group }) => group.startsWith('cell.'));
}

/** How many replications of a variant came to each verdict in the cell that had it worst. */
export function worstCounts(variant: VariantSummary): VerdictSummary['counts'] {
  const cells = cellVerdicts(variant);
  const worst = Array.from({ length: variant.replications }, (_, i) =>
    Math.max(
      -1,
      ...cells.map(({ recoveries }) => byHarm.indexOf(recoveries[i]?.verdict ?? 'stable')),
    ),
  );
  const of = (kind: Verdict) => worst.filter((harm) => byHarm[harm] === kind).length;
  return {
    stable: of('stable'),
    recovered: of('recovered'),
    metastable: of('metastable'),
    undecided: of('undecided'),
  };
}

/**
 * A run that stayed outside its band for as long as a monitor waits is metastable, whatever came later: this says that it came back
 * for good, where all did in all of their cells; else it is empty.
 */
export function laterInWords(variant: VariantSummary): string {
  const stuck = cellVerdicts(variant)
    .flatMap(({ recoveries }) => recoveries)
    .filter(({ verdict }) => verdict === 'metastable');
  const isBack = stuck.length > 0 && stuck.every(({ recoveredAtMs }) => recoveredAtMs !== null);
  return isBack ? 'back later' : '';
}

/** Empty when all replications agree; else `metastable 2, recovered 1`. */
export function countsInWords(counts: VerdictSummary['counts']): string {
  const seen = verdictKinds.filter((kind) => counts[kind] > 0);
  if (seen.length < 2) return '';
  return seen
    .toSorted((a, b) => counts[b] - counts[a])
    .map((kind) => `${kind} ${count(counts[kind])}`)
    .join(', ');
}

const partOf = (key: string) => humanise(key.slice(key.indexOf('/') + 1));

function inWords(effect: Effect, { before, after }: SustainingEffect['services'][string]): string {
  const asked = rate(after.attemptsPerSecond);
  switch (effect) {
    case 'down':
      return `down: it serves none of ${asked}`;
    case 'retries':
      return after.attemptsPerAnswer === null
        ? `retries: no useful answer to ${asked}`
        : `retries: ${count(after.attemptsPerAnswer)} attempts per useful answer against ${count(before.attemptsPerAnswer ?? 1)} before`;
    default:
      return `wasted work: ${share(after.wastedShare ?? 0)} of what it serves is for callers that have gone, ${share(before.wastedShare ?? 0)} before`;
  }
}

/** `sign in · retries: 4.2 attempts per useful answer against 1 before; busy 93 % of the time, 36 % before`. */
export function effectInWords({ service, effects, services }: SustainingEffect): string {
  const loads = service === null ? undefined : services[service];
  if (service === null || loads === undefined)
    return 'nothing that shows: every service does as before, and the clients take their time';
  const { before, after } = loads;
  const busy = `busy ${share(after.utilisation)} of the time, ${share(before.utilisation)} before`;
  const words = effects.map((effect) => inWords(effect, loads));
  return `${partOf(service)} · ${[...words, busy].join('; ')}`;
}

/** What was found, and what it means. */
export function sheddingInWords({ least, tooLittle, trials, horizonMs, ...search }: LeastShedding) {
  const { replications } = search;
  const all = replications === 1 ? 'one replication' : `each of ${replications} replications`;
  const by = `by ${duration(horizonMs)}, twice the horizon, in ${all}`;
  const most = Math.max(...trials.map(({ value }) => value));
  if (least === null) return `no share up to ${share(most)} brings everybody back ${by}`;
  if (least === 0) return `none is needed: as it is, everybody is back ${by}`;
  return `${share(least)} of connection attempts refused is enough to bring everybody back ${by}; ${share(tooLittle ?? 0)} is too little`;
}
