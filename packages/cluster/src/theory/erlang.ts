/** A. K. Erlang's formulas (1917) for c servers: B without a queue, C with an endless one. Rates are per second. */

/** Lambda, mu and c of M/M/c. */
export interface ServerGroup {
  readonly arrivalsPerSecond: number;
  readonly servedPerSecond: number;
  readonly servers: number;
}

/** Share of requests that M/G/c/c turns away, by B(0) = 1, B(k) = a B/(k + a B); a is lambda/mu. */
export function erlangB(load: number, servers: number): number {
  let blocked = 1;
  for (let k = 1; k <= servers; k++) blocked = (load * blocked) / (k + load * blocked);
  return blocked;
}

/**
 * Share of requests that have to wait in M/M/c: C = B/(1 - rho (1 - B)).
 * @throws RangeError unless load is below servers
 */
export function erlangC(load: number, servers: number): number {
  if (!(load < servers))
    throw new RangeError(`load is ${load}: give less than the ${servers} servers`);
  const blocked = erlangB(load, servers);
  return blocked / (1 - (load / servers) * (1 - blocked));
}

/** P(Wq > t) = C e^(-(c mu - lambda) t) in M/M/c, first come first served; t in s. */
export function waitsLongerThan(group: ServerGroup, timeS: number): number {
  const { arrivalsPerSecond, servedPerSecond, servers } = group;
  const waits = erlangC(arrivalsPerSecond / servedPerSecond, servers);
  return waits * Math.exp(-(servers * servedPerSecond - arrivalsPerSecond) * timeS);
}

/** Wq of M/M/c, s: C/(c mu - lambda). */
export function erlangCWaitS({ arrivalsPerSecond, servedPerSecond, servers }: ServerGroup): number {
  const waits = erlangC(arrivalsPerSecond / servedPerSecond, servers);
  return waits / (servers * servedPerSecond - arrivalsPerSecond);
}
