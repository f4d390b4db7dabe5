import { filter, type MonoTypeOperatorFunction } from 'rxjs';
import { checkNotNegative } from './check.ts';
import type { Timed } from './fold.ts';

/**
 * Warm-up removal on a stream: only records from `warmUpMs` on. For a metric that follows a level, use `afterWarmUp`:
 * what happened before tells where the level begins.
 */
export function dropBefore<R extends Timed>(warmUpMs: number): MonoTypeOperatorFunction<R> {
  checkNotNegative('warmUpMs', warmUpMs);
  return filter((record) => record.atMs >= warmUpMs);
}
