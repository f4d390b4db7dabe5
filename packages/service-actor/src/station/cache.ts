import { uniformAt } from '@squall/random';
import type { ColdCache } from '../spec/station-spec.ts';

/** A cache that fills with the requests that begin: who misses it takes longer. */
export class Cache {
  private readonly spec: ColdCache;
  private readonly seed: number;
  /** Requests since the process began. */
  private asked = 0;
  private draws = 0;

  constructor(spec: ColdCache, seed: number) {
    this.spec = spec;
    this.seed = seed;
  }

  /** The process is new, and knows nothing. */
  empty(): void {
    this.asked = 0;
  }

  /** How many times as long the next request takes. Warm, it takes no draw. */
  next(): number {
    const { missShare, missSlowdown, fillRequests } = this.spec;
    if (this.asked >= fillRequests) return 1;
    const share = missShare * (1 - this.asked++ / fillRequests);
    return uniformAt(this.seed, this.draws++) < share ? missSlowdown : 1;
  }
}
