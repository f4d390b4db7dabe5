import type { Comparison, TableRow, TableSummary } from '@squall/experiment';

export interface Tally {
  readonly within: number;
  /** Of those that can be compared. */
  readonly judged: number;
  readonly notComparable: number;
  readonly claimsHeld: number;
  readonly claimsJudged: number;
  readonly lookedAtTwice: number;
}

export const comparisonsOf = ({ figures }: TableRow): readonly Comparison[] =>
  figures.flatMap(({ comparisons }) => comparisons);

/** How it went, over any number of tables. */
export function tallyOf(summaries: readonly TableSummary[]): Tally {
  const rows = summaries.flatMap((summary) => summary.rows);
  const all = rows.flatMap(comparisonsOf);
  const judged = all.filter(({ notComparable }) => notComparable === undefined);
  const claims = summaries.flatMap((summary) => summary.claims).filter(({ held }) => held !== null);
  return {
    within: judged.filter(({ within }) => within).length,
    judged: judged.length,
    notComparable: all.length - judged.length,
    claimsHeld: claims.filter(({ held }) => held).length,
    claimsJudged: claims.length,
    lookedAtTwice: rows.flatMap(({ figures }) => figures).filter((f) => 'firstLook' in f).length,
  };
}

/** `296 of 296 figures within tolerance, 3 not comparable; 9 of 9 claims hold`. */
export function tallyInWords(tally: Tally): string {
  const apart = tally.notComparable > 0 ? `, ${tally.notComparable} not comparable` : '';
  const claims =
    tally.claimsJudged > 0 ? `; ${tally.claimsHeld} of ${tally.claimsJudged} claims hold` : '';
  return `${tally.within} of ${tally.judged} figures within tolerance${apart}${claims}`;
}
