import { uniformAt } from '@squall/random';

/** Arrivals that look at the queue before they join it. */
export class Baulking {
  private readonly probabilities: readonly number[];
  private readonly seed: number;
  private draws = 0;

  /** @param probabilities of leaving at the sight of 0, 1, 2 ... who wait, the last for all more; at least one */
  constructor(probabilities: readonly number[], seed: number) {
    this.probabilities = probabilities;
    this.seed = seed;
  }

  /** True for one that leaves; takes one draw of the stream. */
  leaves(waiting: number): boolean {
    const last = this.probabilities.length - 1;
    const probability = this.probabilities[Math.min(waiting, last)] ?? 0;
    return uniformAt(this.seed, this.draws++) < probability;
  }
}
