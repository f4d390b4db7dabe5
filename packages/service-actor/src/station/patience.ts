import { type Distribution, type Sampler, samplerOf } from '@squall/random';
import type { NumberedTimers, Timers } from '../timers.ts';
import { numberedTimers } from './numbered-timers.ts';

/** How long those who wait go on doing so: a timer for each row. */
export class Patience {
  private readonly sample: Sampler;
  private readonly seed: number;
  private readonly timers: NumberedTimers;
  private draws = 0;

  /** `over` is told the row whose patience is at an end. */
  constructor(patience: Distribution, seed: number, timers: Timers, over: (row: number) => void) {
    this.sample = samplerOf(patience);
    this.seed = seed;
    this.timers = numberedTimers(timers, over);
  }

  /** A row has joined the queue; takes one draw of the stream. */
  begin(row: number): void {
    this.timers.arm(row, this.sample(this.seed, this.draws++));
  }

  /** It waits no more. */
  end(row: number): void {
    this.timers.disarm(row);
  }
}
