import { type Fold, nextSpan, type RecordOf, type ValueOf } from './fold.ts';

type Folds = Readonly<Record<string, Fold<unknown, never, unknown>>>;

/** The values of several folds under the same names. */
export type CombinedValue<F extends Folds> = { readonly [K in keyof F]: ValueOf<F[K]> };

/** Several folds over the same records as one. */
export function combine<const F extends Folds>(
  folds: F,
): Fold<unknown[], RecordOf<F[keyof F]>, CombinedValue<F>> {
  const names = Object.keys(folds);
  const parts: readonly Fold<unknown, RecordOf<F[keyof F]>, unknown>[] = Object.values(folds);
  return {
    start: (fromMs) => parts.map((fold) => fold.start(fromMs)),
    step: (states, record) => {
      // Not map: a new array for each record would cost more than the folds.
      for (let i = 0; i < parts.length; i++) states[i] = parts[i]?.step(states[i], record);
      return states;
    },
    // The compiler cannot follow names through fromEntries; combine.test.ts holds the type against the values.
    read: (states, nowMs) =>
      Object.fromEntries(parts.map((fold, i) => [names[i], fold.read(states[i], nowMs)])),
    carry: (states, nowMs) => parts.map((fold, i) => nextSpan(fold, states[i], nowMs)),
  };
}
