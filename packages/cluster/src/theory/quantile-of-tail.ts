/** Where a share that falls with time has come down to `share`, s; `nearS` is about its scale. */
export function quantileOfTail(
  longerThan: (seconds: number) => number,
  share: number,
  nearS: number,
): number {
  let [low, high] = [0, nearS];
  while (longerThan(high) > 1 - share) high *= 2;
  for (let step = 0; step < 60; step++) {
    const middle = (low + high) / 2;
    if (longerThan(middle) > 1 - share) low = middle;
    else high = middle;
  }
  return high;
}
