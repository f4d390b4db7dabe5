/** One window of metrics: what operators, charts and exporters see of a run. Plain JSON. */
export interface StationSample {
  /** Requests sent to it per second, first attempts and retries. */
  readonly attemptsPerSecond: number;
  /** Requests per second that it served while their client still waited. */
  readonly goodputPerSecond: number;
  /** Requests per second that it served, in vain or not. */
  readonly throughputPerSecond: number;
  readonly rejectedPerSecond: number;
  readonly timedOutPerSecond: number;
  /** Waiting at the end of the window. */
  readonly queueLength: number;
  /** Busy servers over all servers, time-weighted, 0..1. */
  readonly utilisation: number;
}

export interface Sample {
  /** End of the window, ms. */
  readonly atMs: number;
  /** By station, in the order of the plan. */
  readonly stations: readonly StationSample[];
  /** Clients in each state at the end of the window, by index into `clientStates`. */
  readonly clients: readonly number[];
  /** Online clients of each cohort at the end of the window. */
  readonly onlineByCohort: readonly number[];
  /** Online clients of each cell. */
  readonly onlineByCell: readonly number[];
  /** Of the clients that the roll-out has reached: how many there are, how many of them are online. */
  readonly reached: number;
  readonly reachedOnline: number;
  /** Events executed up to now. */
  readonly events: number;
  /** Clients of each cell that were last answered in a degraded way; only where recovery actors may do so. */
  readonly degradedByCell?: readonly number[];
}

/** Of the requests that had an outcome in a window, the share that was answered in time; 1 when there was none. */
export function successShare(sample: StationSample | undefined): number {
  if (sample === undefined) return 1;
  const { goodputPerSecond, rejectedPerSecond, timedOutPerSecond } = sample;
  const outcomes = goodputPerSecond + rejectedPerSecond + timedOutPerSecond;
  return outcomes > 0 ? goodputPerSecond / outcomes : 1;
}
