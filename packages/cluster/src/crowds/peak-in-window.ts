/** Most arrivals in any window of that width, wherever it begins; its end is not part of it. */
export function peakInWindow(arrivalsMs: Float64Array, windowMs: number): number {
  const sorted = arrivalsMs.toSorted();
  let first = 0;
  let most = 0;
  sorted.forEach((atMs, last) => {
    while (atMs - (sorted[first] ?? atMs) >= windowMs) first++;
    most = Math.max(most, last - first + 1);
  });
  return most;
}
