import type { ClaimResult } from './summary.ts';
import { estimate } from '@squall/metrics';

/**
 * What an experiment states: a bound on a measure of a variant. It holds when every replication keeps it: a single run
 * is never an answer, and a mean can hide the run that did not come back.
 */
export interface Claim {
  /** In words, as a reader of the report would say it. */
  readonly claim: string;
  readonly variant: string;
  readonly measure: string;
  /** In the unit of the measure; a bound on a time (a measure in ms) is stated for the base's scale of time. */
  readonly atLeast?: number;
  readonly atMost?: number;
  /** It does not happen within the horizon (the measure is null). */
  readonly never?: true;
  /** At most this many times the same measure of another variant, replication by replication (common random numbers). */
  readonly atMostTimes?: { readonly factor: number; readonly variant: string };
}

/** Values of a measure by replication, for a variant; undefined when the variant was not run. */
export type MeasuredValues = (
  variant: string,
  measure: string,
) => readonly (number | null)[] | undefined;

/** A figure with at most four significant digits, for words. */
export function brief(value: number): string {
  return String(Number(value.toPrecision(4)));
}

function boundInWords(claim: Claim): string {
  const parts = [
    claim.never ? 'never within the horizon' : '',
    claim.atLeast === undefined ? '' : `at least ${brief(claim.atLeast)}`,
    claim.atMost === undefined ? '' : `at most ${brief(claim.atMost)}`,
    claim.atMostTimes
      ? `at most ${brief(claim.atMostTimes.factor)} times that of ${claim.atMostTimes.variant}`
      : '',
  ];
  return parts.filter(Boolean).join(', ');
}

/** Null stands for "not within the horizon": later than any bound, so it keeps no `atMost` and every `atLeast`. */
function keeps(claim: Claim, value: number | null, other: number | null | undefined): boolean {
  if (claim.never) return value === null;
  const asNumber = value ?? Infinity;
  if (claim.atLeast !== undefined && asNumber < claim.atLeast) return false;
  if (claim.atMost !== undefined && asNumber > claim.atMost) return false;
  if (claim.atMostTimes === undefined) return true;
  return value !== null && asNumber <= claim.atMostTimes.factor * (other ?? Infinity);
}

/** The same statement on another scale of time: bounds on times are so many times longer, shares and ratios the same. */
function onScale(claim: Claim, timeScale: number): Claim {
  if (!claim.measure.endsWith('Ms')) return claim;
  const { atLeast, atMost } = claim;
  return {
    ...claim,
    ...(atLeast === undefined ? {} : { atLeast: atLeast * timeScale }),
    ...(atMost === undefined ? {} : { atMost: atMost * timeScale }),
  };
}

/**
 * Holds a claim against what was measured on a scale of time `timeScale` times that of the base; null when a variant
 * that it needs was not run.
 */
export function judge(stated: Claim, measured: MeasuredValues, timeScale = 1): ClaimResult | null {
  const claim = onScale(stated, timeScale);
  const values = measured(claim.variant, claim.measure);
  if (values === undefined || values.length === 0) return null;
  const others = claim.atMostTimes ? measured(claim.atMostTimes.variant, claim.measure) : undefined;
  if (claim.atMostTimes && others === undefined) return null;
  // A variant may have been replicated more often than the one it is compared with: compare the pairs there are.
  const pairs = others ? values.slice(0, others.length) : values;
  const known = values.filter((value) => value !== null);
  return {
    claim: claim.claim,
    variant: claim.variant,
    measure: claim.measure,
    bound: boundInWords(claim),
    values,
    estimate: known.length > 0 ? estimate(known) : null,
    held: pairs.every((value, i) => keeps(claim, value, others?.[i])),
  };
}
