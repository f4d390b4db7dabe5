/**
 * The fluid limit of a reconnect storm: what is left of it when single requests are too small to be seen. N clients drop at
 * once; their first attempts fall uniformly in a window of W seconds; the service completes C logins a second and has lambda
 * other requests a second to serve, which come before or among them. docs/storm-arithmetic.md derives each of these.
 */
export interface Storm {
  /** N. */
  readonly clients: number;
  /** C, logins a second. */
  readonly capacityPerSecond: number;
  /** Lambda, a second; below C. */
  readonly backgroundPerSecond: number;
}

/** How fast the backlog shrinks when nobody new comes, 1/s. */
function spare({ capacityPerSecond, backgroundPerSecond }: Storm): number {
  if (backgroundPerSecond < capacityPerSecond) return capacityPerSecond - backgroundPerSecond;
  throw new RangeError(
    `backgroundPerSecond is ${backgroundPerSecond}: give less than capacityPerSecond ${capacityPerSecond}`,
  );
}

/** When the last of the backlog is gone, s after the drop, for any window up to the safe one: jitter shortens nothing. */
export const clearedS = (storm: Storm): number => storm.clients / spare(storm);

/** W*, s: the window within which the storm just fits. A longer one builds no queue. */
export const safeWindowS = (storm: Storm): number => clearedS(storm);

/** The longest the queue gets, at the end of the window: N - (C - lambda) W, at least 0. */
export const queuePeak = (storm: Storm, windowS: number): number =>
  Math.max(0, storm.clients - spare(storm) * windowS);

/**
 * The longest wait of a client, s, when the background is served first and C - lambda is left for logins: whoever asks last, at the
 * end of the window, waits until the backlog is gone, N/(C - lambda) - W, at least 0.
 */
export const longestWaitS = (storm: Storm, windowS: number): number =>
  Math.max(0, clearedS(storm) - windowS);

/** The same in one common queue, first come first served: what comes behind the last client does not hold him up. */
export const longestWaitInTurnS = (storm: Storm, windowS: number): number =>
  queuePeak(storm, windowS) / storm.capacityPerSecond;

/** The shortest window, s, at which no wait reaches the clients' timeout, so that no work is served in vain: N/(C - lambda) - tau. */
export const collapseFreeWindowS = (storm: Storm, timeoutS: number): number =>
  Math.max(0, clearedS(storm) - timeoutS);

/**
 * How many waves it takes without jitter: all who are left ask at once, the servers and the queue take min(N, B + c) of
 * them, the others come again a period later. Recovery takes about so many periods.
 */
export const waves = (clients: number, queueCapacity: number, servers: number): number =>
  Math.ceil(clients / (queueCapacity + servers));

/**
 * The load below which a system cannot become metastable: C_norm/(w_L w_C), with the factors by which the sustaining effect raises load
 * and lowers capacity ("Metastable Failures in the Wild", Huang et al., OSDI 2022, theorem 2). r retries give w_L = r + 1.
 *
 * @param normalPerSecond - capacity when nothing is wrong, 1/s
 */
export const stableLoadPerSecond = (
  normalPerSecond: number,
  loadFactor: number,
  capacityFactor = 1,
): number => normalPerSecond / (loadFactor * capacityFactor);

/**
 * The longest that a backlog keeps a load below that limit away, s, whatever the callers do: with all retries made it falls by
 * C_norm - w_L·load each second. Infinity from the limit on.
 */
export const longestDrainS = (
  backlog: number,
  normalPerSecond: number,
  attemptsPerSecond: number,
): number =>
  attemptsPerSecond < normalPerSecond ? backlog / (normalPerSecond - attemptsPerSecond) : Infinity;

/** Attempts per request when an attempt fails with chance p and is made again up to r times: (1 - p^(r+1))/(1 - p); r + 1 at worst. */
export function amplification(failureShare: number, retriesMax: number): number {
  let attempts = 0;
  let reached = 1;
  for (let attempt = 0; attempt <= retriesMax; attempt++) {
    attempts += reached;
    reached *= failureShare;
  }
  return attempts;
}

/** Attempts at the bottom for one request at the top: layers multiply, (r + 1)^d at worst. One failure share a layer. */
export const layeredAttempts = (failureShares: readonly number[], retriesMax: number): number =>
  failureShares.reduce((attempts, share) => attempts * amplification(share, retriesMax), 1);

/**
 * How often an attempt fails in each layer, from the bottom up, when only the bottom fails: a caller fails when the first attempt and
 * all r retries did, p^(r+1).
 */
export function failureSharesUpwards(
  bottomFailureShare: number,
  retriesMax: number,
  layers: number,
): readonly number[] {
  const shares: number[] = [];
  let share = bottomFailureShare;
  for (let layer = 0; layer < layers; layer++) {
    shares.push(share);
    let allFail = 1;
    for (let attempt = 0; attempt <= retriesMax; attempt++) allFail *= share;
    share = allFail;
  }
  return shares;
}
