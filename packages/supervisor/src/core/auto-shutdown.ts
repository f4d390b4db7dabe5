import type { AutoShutdown } from '../spec/supervisor-spec.ts';

/** What the rule has to know of a child. `present` = it is up, or about to be up again. */
export interface Presence {
  readonly significant: boolean;
  readonly present: boolean;
}

/**
 * Whether a supervisor ends because a child has ended by itself and for good.
 *
 * @param others its other children
 */
export function isAutoShutdown(
  policy: AutoShutdown,
  ended: Pick<Presence, 'significant'>,
  others: () => Iterable<Presence>,
): boolean {
  if (policy === 'never' || !ended.significant) return false;
  return policy === 'anySignificant' || !hasSignificant(others());
}

function hasSignificant(children: Iterable<Presence>): boolean {
  for (const child of children) if (child.significant && child.present) return true;
  return false;
}
