/** Steady state of queues without a memory: birth and death in the number in the system. */

/** Probabilities of 0, 1, 2 ... in the system, until what is left is nothing. Rates are per second. */
function birthDeath(birth: (n: number) => number, death: (n: number) => number): readonly number[] {
  const weights = [1];
  let weight = 1;
  let peak = 1;
  for (let n = 0; weight > peak * 1e-15; n++) {
    weight *= birth(n) / death(n + 1);
    peak = Math.max(peak, weight);
    weights.push(weight);
  }
  const total = weights.reduce((sum, one) => sum + one, 0);
  return weights.map((one) => one / total);
}

const expectation = (p: readonly number[], value: (n: number) => number): number =>
  p.reduce((sum, share, n) => sum + share * value(n), 0);

/**
 * M/M/c+M, Erlang A: those who wait renege at rate theta each (Garnett, Mandelbaum and Reiman 2002).
 * P(abandon) = theta Lq / lambda.
 */
export function erlangA(lambda: number, mu: number, c: number, theta: number) {
  const p = birthDeath(
    () => lambda,
    (n) => Math.min(n, c) * mu + Math.max(0, n - c) * theta,
  );
  const queueLength = expectation(p, (n) => Math.max(0, n - c));
  return { queueLength, abandoned: (theta * queueLength) / lambda };
}

/** M/M/1 in which an arrival that finds n in the system joins with probability joins(n). */
export function baulkingQueue(lambda: number, mu: number, joins: (n: number) => number) {
  const p = birthDeath(
    (n) => lambda * joins(n),
    () => mu,
  );
  return {
    inSystem: expectation(p, (n) => n),
    rejected: expectation(p, (n) => 1 - joins(n)),
  };
}
