import type { Outcome } from './contestant.ts';
import { follow, kinds, noTrajectory } from './trajectory.ts';
import { workload } from './workload.ts';

/** Counts what happens in a run. One for each run; every engine of this project reports to it. */
export class Tally {
  attempts = 0;
  completions = 0;
  timeOuts = 0;
  stale = 0;
  refusals = 0;
  signIns = 0;
  messages = 0;
  delivered = 0;
  peakQueue = 0;
  #trajectory = noTrajectory;
  /** Clients online since the storm: nobody goes offline but by it. */
  #online = 0;
  #recoveredUs = Number.NaN;
  readonly #recoveredAt: number;

  constructor(clients: number) {
    this.#recoveredAt = clients * workload.recoveredShare;
  }

  attempt(client: number, us: number): void {
    this.attempts++;
    this.#trajectory = follow(this.#trajectory, kinds.attempt, client, us);
  }

  completion(client: number, us: number): void {
    this.completions++;
    this.#trajectory = follow(this.#trajectory, kinds.completion, client, us);
  }

  timeOut(client: number, us: number): void {
    this.timeOuts++;
    this.#trajectory = follow(this.#trajectory, kinds.timeOut, client, us);
  }

  message(client: number, us: number): void {
    this.messages++;
    this.#trajectory = follow(this.#trajectory, kinds.message, client, us);
  }

  signIn(us: number): void {
    this.signIns++;
    if (++this.#online >= this.#recoveredAt && us > workload.stormUs) this.#recover(us);
  }

  queueIs(length: number): void {
    if (length > this.peakQueue) this.peakQueue = length;
  }

  storm(): void {
    this.#online = 0;
  }

  /** @param bytesPerClient NaN when the engine cannot tell */
  outcome(bytesPerClient = Number.NaN): Outcome {
    const { attempts, completions, timeOuts, stale, refusals, signIns, messages, delivered } = this;
    return {
      events: attempts + completions + timeOuts + messages + 1,
      attempts,
      completions,
      timeOuts,
      stale,
      refusals,
      signIns,
      messages,
      delivered,
      peakQueue: this.peakQueue,
      t99Ms: (this.#recoveredUs - workload.stormUs) / 1000,
      trajectory: this.#trajectory,
      ...(Number.isNaN(bytesPerClient) ? {} : { bytesPerClient }),
    };
  }

  #recover(us: number): void {
    if (Number.isNaN(this.#recoveredUs)) this.#recoveredUs = us;
  }
}
