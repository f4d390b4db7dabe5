/**
 * Gil Tene's correction for coordinated omission, as HdrHistogram's `recordValueWithExpectedInterval` does it: a latency that
 * is longer than the interval at which a closed loop was to send stands for the calls that it did not send meanwhile, so one
 * interval less of it is recorded too, two less, and so on down to the interval itself.
 * @param intervalMs - between two calls of one client, above 0
 */
export function withExpectedInterval(
  latenciesMs: readonly number[],
  intervalMs: number,
): readonly number[] {
  if (!(intervalMs > 0)) throw new RangeError(`intervalMs is ${intervalMs}: give more than 0`);
  const corrected: number[] = [];
  for (const latencyMs of latenciesMs) {
    corrected.push(latencyMs);
    for (let missed = 1; latencyMs - missed * intervalMs >= intervalMs; missed++)
      corrected.push(latencyMs - missed * intervalMs);
  }
  return corrected;
}
