/** One run of the reference workload, as every contestant is asked for it. */
export interface Setting {
  /** How many clients, N; a multiple of 100. */
  readonly clients: number;
  /** Seed of the one random stream; a uint32. */
  readonly seed: number;
  /** Events at or after this time (µs) are not executed. Absent: `workload.endUs`, 600 s. */
  readonly endUs?: number;
}

/** What came out of one run: totals over all clients. */
export interface Outcome {
  /** Attempts + completions + time-outs + messages + 1: the only events that count in events per second. */
  readonly events: number;
  /** Attempts to sign in. */
  readonly attempts: number;
  /** Requests that the service has worked off. */
  readonly completions: number;
  /** Attempts whose time-out came before their answer. */
  readonly timeOuts: number;
  /** Answers that came after the time-out of their attempt. */
  readonly stale: number;
  /** Attempts that found the queue full. */
  readonly refusals: number;
  /** Answers in time: a client came online. */
  readonly signIns: number;
  /** Messages sent by online clients. */
  readonly messages: number;
  /** Messages whose receiver was online. */
  readonly delivered: number;
  /** The longest the queue ever was, those in service not counted. */
  readonly peakQueue: number;
  /** From the storm until 99 % of the clients are online again, ms; NaN when that has not happened before the end. */
  readonly t99Ms: number;
  /**
   * Hash of all events that count, in order: kind, client and time in µs (`trajectory.ts`). Absent for a contestant with
   * draws or an order of its own.
   */
  readonly trajectory?: number;
  /** What the contestant's own structures take, bytes, where it can tell. */
  readonly bytesPerClient?: number;
}

/** A run that is set up and has executed nothing yet. */
export interface PreparedRun {
  /** Executes everything up to the end; to be called once. */
  finish(): Outcome;
}

/** An engine with the reference workload on it. */
export interface Contestant {
  /** As it stands in tables, e.g. `flyweight`. */
  readonly name: string;
  /** Above so many clients a whole run takes too long: the benchmark gives it a shorter one, or none. Absent: any number. */
  readonly clientsMax?: number;
  /** Builds clients and service: what the benchmark counts as set-up. */
  prepare(setting: Setting): PreparedRun;
}
