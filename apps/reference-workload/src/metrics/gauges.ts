import { Subject } from 'rxjs';
import type { Tally } from '../tally.ts';
import { LogBuckets } from './log-buckets.ts';

/** What is told of a world once per virtual second; counts are of the whole run so far. */
export interface Frame {
  readonly us: number;
  readonly attempts: number;
  readonly completions: number;
  readonly timeOuts: number;
  readonly refusals: number;
  readonly messages: number;
  readonly delivered: number;
  readonly queued: number;
}

/** The hot path counts; whoever wants to see more subscribes to the frames. */
export class Gauges {
  readonly frames = new Subject<Frame>();
  /** From attempt to answer, µs. */
  readonly signInUs = new LogBuckets();

  get bytes(): number {
    return this.signInUs.bytes;
  }

  emit(us: number, tally: Tally, queued: number): void {
    const { attempts, completions, timeOuts, refusals, messages, delivered } = tally;
    this.frames.next({
      us,
      attempts,
      completions,
      timeOuts,
      refusals,
      messages,
      delivered,
      queued,
    });
  }
}
