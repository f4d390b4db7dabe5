/** A record that knows when it happened, in ms of virtual time. */
export interface Timed {
  readonly atMs: number;
}

/**
 * A metric, written once: the same fold serves record by record, window by window and over a finished array.
 *
 * @typeParam S - state; belongs to the fold alone
 * @typeParam R - record
 * @typeParam V - value; plain JSON in every fold of this package
 */
export interface Fold<S, R, V> {
  /** State before the first record of a span that opens at `fromMs` (0 when not given). */
  start(fromMs?: number): S;
  /** May change `state` in place and return it: a fresh object for each record would cost more than the metric. */
  step(state: S, record: R): S;
  /** The value at `nowMs`, which is not before the last record. Leaves the state as it was. */
  read(state: S, nowMs: number): V;
  /**
   * A new state for the span that opens at `nowMs`, when something outlives the span that ends there: the level of a
   * queue does, a count does not. Leaves the old state as it was. Without it the next span begins with `start(nowMs)`.
   */
  carry?(state: S, nowMs: number): S;
}

/** The value that a fold gives. */
export type ValueOf<F> = F extends { read(state: never, nowMs: number): infer V } ? V : never;

/** The records that a fold takes; of several folds, the records that all of them take. */
export type RecordOf<F> = [F] extends [{ step(state: never, record: infer R): unknown }]
  ? R
  : never;

/** The state of the span that opens at `nowMs`, after the one that `state` describes. */
export function nextSpan<S, R, V>(fold: Fold<S, R, V>, state: S, nowMs: number): S {
  return fold.carry ? fold.carry(state, nowMs) : fold.start(nowMs);
}

/** The value of a fold over finished records, from `fromMs` to `nowMs`. */
export function foldAll<S, R, V>(
  fold: Fold<S, R, V>,
  records: Iterable<R>,
  nowMs: number,
  fromMs = 0,
): V {
  let state = fold.start(fromMs);
  for (const record of records) state = fold.step(state, record);
  return fold.read(state, nowMs);
}
