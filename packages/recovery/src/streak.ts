/**
 * Samples in a row of which something holds. Counting them is the hysteresis of all actors here: one sample that
 * trembles moves nothing, and after a move the count begins anew.
 * @param before how many there were
 */
export function streak(holds: boolean, before: number): number {
  return holds ? before + 1 : 0;
}
