/** One server. Rates are per second, lambda of arrivals and mu of service. */

/** Time in an M/M/1 system, first come first served, is exponential of rate mu - lambda: its quantile, s (Kleinrock 1975). */
export const sojournQuantileS = (
  arrivalsPerSecond: number,
  servedPerSecond: number,
  share: number,
): number => -Math.log1p(-share) / (servedPerSecond - arrivalsPerSecond);

/**
 * Wq of M/G/1, s, by Pollaczek and Khinchine: lambda E[S^2]/(2 (1 - rho)), with E[S^2] = E[S]^2 (1 + cv2). With cv2 0 it is
 * M/D/1, with 1 it is M/M/1.
 * @throws RangeError unless rho is below 1
 */
export function pollaczekKhinchineWaitS(
  arrivalsPerSecond: number,
  serviceMeanS: number,
  cv2: number,
): number {
  const load = arrivalsPerSecond * serviceMeanS;
  if (!(load < 1)) throw new RangeError(`load is ${load}: give less than one server can do`);
  return (load * serviceMeanS * (1 + cv2)) / (2 * (1 - load));
}

/**
 * Mean number of clients that an M/M/1 server without a queue has turned away and that have not yet come back in, when each
 * of them asks again at rate theta: rho^2 (mu + theta)/((1 - rho) theta) (Falin and Templeton, Retrial Queues, 1997). The
 * server is busy for the share rho of the time.
 * @throws RangeError unless rho is below 1
 */
export function meanOrbit(
  arrivalsPerSecond: number,
  servedPerSecond: number,
  retriedPerSecond: number,
): number {
  const load = arrivalsPerSecond / servedPerSecond;
  if (!(load < 1)) throw new RangeError(`load is ${load}: give less than one server can do`);
  return (load * load * (servedPerSecond + retriedPerSecond)) / ((1 - load) * retriedPerSecond);
}
