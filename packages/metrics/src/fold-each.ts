import { defer, map, type OperatorFunction, type TimestampProvider } from 'rxjs';
import type { Fold } from './fold.ts';

/**
 * The value of a fold after each record.
 *
 * @param clock - gives the virtual time: a scheduler, a kernel, anything with `now()` in ms
 */
export function foldEach<S, R, V>(
  fold: Fold<S, R, V>,
  clock: TimestampProvider,
): OperatorFunction<R, V> {
  // defer: each subscription folds for itself.
  return (source) =>
    defer(() => {
      let state = fold.start(clock.now());
      return source.pipe(
        map((record) => {
          state = fold.step(state, record);
          return fold.read(state, clock.now());
        }),
      );
    });
}
