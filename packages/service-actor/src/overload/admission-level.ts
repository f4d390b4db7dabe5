/**
 * The level of two-level priority admission: of the ranks 0 to size - 1, the first is the most important, those below
 * the level enter. It moves so that a wanted number of the last window's requests would have entered, by a histogram of
 * them (Zhou et al., SoCC 2018, section 4.2.3, algorithm 1 as corrected in arXiv:1806.04075v3: fewer of those that
 * entered, more by a share of all that asked). All enter at first.
 */
export class AdmissionLevel {
  private level: number;
  private readonly asked: Float64Array;
  private entered = 0;
  private total = 0;

  constructor(size: number) {
    this.level = size;
    this.asked = new Float64Array(size);
  }

  /** A request of a rank asks: true when it enters. */
  asks(rank: number): boolean {
    this.asked[rank] = (this.asked[rank] as number) + 1;
    this.total++;
    if (rank >= this.level) return false;
    this.entered++;
    return true;
  }

  /** Overloaded: of those that entered a share fewer; at least one rank still enters. The window is over. */
  lower(share: number): void {
    const wanted = (1 - share) * this.entered;
    let entering = this.entered;
    while (entering > wanted && this.level > 1) entering -= this.asked[--this.level] as number;
    this.reset();
  }

  /** Not overloaded: a share of all that asked more. The window is over. */
  raise(share: number): void {
    const wanted = this.entered + share * this.total;
    let entering = this.entered;
    while (entering < wanted && this.level < this.asked.length)
      entering += this.asked[this.level++] as number;
    this.reset();
  }

  private reset(): void {
    this.asked.fill(0);
    this.entered = 0;
    this.total = 0;
  }
}
