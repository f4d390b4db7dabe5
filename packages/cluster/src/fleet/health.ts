/** What is known of an instance by its probes. */
export interface Health {
  /** Failures, or successes, in a row, whichever count against its standing. */
  readonly inRow: number;
  readonly isOut: boolean;
}

export interface HealthThresholds {
  readonly unhealthyAfter: number;
  readonly healthyAfter: number;
}

export const wellAtFirst: Health = { inRow: 0, isOut: false };

/** One more probe: so many in a row that speak against its standing, and it changes. */
export function judgeProbe(
  { inRow, isOut }: Health,
  ok: boolean,
  { unhealthyAfter, healthyAfter }: HealthThresholds,
): Health {
  if (ok !== isOut) return { inRow: 0, isOut };
  const against = inRow + 1;
  const needed = isOut ? healthyAfter : unhealthyAfter;
  return against >= needed ? { inRow: 0, isOut: !isOut } : { inRow: against, isOut };
}
