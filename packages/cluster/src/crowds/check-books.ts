import type { OpenStationRun } from './open-station.ts';

/** L and lambda W are sums of the same moments in another order: they differ by rounding only. */
const roundingMax = 1e-9;

function check(what: string, left: number, right: number, differenceMax = 0): void {
  if (Math.abs(left - right) <= differenceMax) return;
  throw new Error(
    `the books do not balance: ${what} is ${left} on one side and ${right} on the other`,
  );
}

/**
 * Whoever came was let in or turned away; whoever was let in is served, has left or is still there; and L = lambda W at every reading.
 * @throws Error when it is not so: a fault of the emulator
 */
export function checkBooks({ books, station }: Pick<OpenStationRun, 'books' | 'station'>): void {
  const { offered, admitted, rejected, served, cancelled } = station.counters;
  check('offered', offered, admitted + rejected);
  check('admitted', admitted, served + cancelled + station.inService + station.queueLength);
  for (const { counters, insideMs } of books)
    check('L / (lambda W)', (counters.busyMs + counters.queueMs) / insideMs, 1, roundingMax);
}
