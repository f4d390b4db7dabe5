import { exponential, samplerOf, uniformAt } from '@squall/random';
import { timerMaxMs } from './limits.ts';

/** Where a client is in its own random stream. */
interface Stream {
  readonly seed: number;
  readonly draws: number;
}

/** The draw that is `ahead` of the next one; whoever draws moves `draws` on. */
export const uniformAhead = ({ seed, draws }: Stream, ahead: number): number =>
  uniformAt(seed, draws + ahead);

/** An exponential time, no longer than a timer can hold, as a function of the stream. */
export function exponentialMs(meanMs: number) {
  const sample = samplerOf(exponential(meanMs));
  return ({ seed, draws }: Stream, ahead: number): number =>
    Math.min(timerMaxMs, sample(seed, draws + ahead));
}
