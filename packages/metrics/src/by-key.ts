import { type Fold, nextSpan } from './fold.ts';

interface GroupState<S> {
  readonly fromMs: number;
  readonly groups: Map<string | number, S>;
}

/**
 * A fold for each key, opened at its first record; records without a key (undefined) are passed over. In the next span
 * only groups whose fold carries something over are there from the start.
 */
export function byKey<S, R, V>(
  keyOf: (record: R) => string | number | undefined,
  fold: Fold<S, R, V>,
): Fold<GroupState<S>, R, Record<string, V>> {
  const start = (fromMs = 0): GroupState<S> => ({ fromMs, groups: new Map() });
  return {
    start,
    step: (state, record) => {
      const key = keyOf(record);
      if (key === undefined) return state;
      const group = state.groups.get(key) ?? fold.start(state.fromMs);
      state.groups.set(key, fold.step(group, record));
      return state;
    },
    // fromEntries defines own properties, so that even a key `__proto__` is a key.
    read: ({ groups }, nowMs) =>
      Object.fromEntries([...groups].map(([key, group]) => [key, fold.read(group, nowMs)])),
    carry: ({ groups }, nowMs) => {
      const next = start(nowMs);
      if (fold.carry)
        for (const [key, group] of groups) next.groups.set(key, nextSpan(fold, group, nowMs));
      return next;
    },
  };
}
