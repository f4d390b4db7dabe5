/**
 * The reference workload "reconnect storm": constants and their meaning. Times are whole µs of virtual time; what is due
 * together happens in the order in which it was scheduled.
 *
 * Draws come from one xoshiro128** stream, in this order: the ramps in the order of the clients; an attempt that starts
 * service draws its service time first; on a completion the client's answer is handled (its think time) before the next
 * service time is drawn; a message draws its receiver, then the think time.
 *
 * Source of all figures: the project's measurements, "Performance: the reference workload", section 1.
 */
export const workload = {
  /** Clients for each server of the sign-in service: N/100 servers. */
  clientsPerServer: 100,
  /** Clients for each place of the waiting room, beside those in service: N/5 places, first come first served. */
  clientsPerPlace: 5,
  /** Mean of the exponential service time, µs. */
  serviceMeanUs: 100_000,
  /** A client's patience with an attempt, µs. The request is not withdrawn: its answer will be stale. */
  timeOutUs: 1_500_000,
  /** Full jitter: the delay is U(0, min(cap, base·2^k)), then k grows by one. */
  backoffBaseUs: 1_000_000,
  backoffCapUs: 30_000_000,
  /** The largest k. */
  backoffExponentMax: 20,
  /** Mean of the exponential time between two messages of an online client, µs. */
  thinkMeanUs: 60_000_000,
  /** The first attempt of a client is at U(0, this), µs. */
  rampUs: 30_000_000,
  /**
   * The service restarts, µs: the queue is dropped, work is aborted, servers are idle; every client, in the order of their
   * indices, cancels its timer and backs off from k = 0.
   */
  stormUs: 60_000_000,
  /** Events at or after this time are not executed, µs. */
  endUs: 600_000_000,
  /** Recovered when this share of the clients is online again. */
  recoveredShare: 0.99,
} as const;
