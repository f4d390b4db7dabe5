/** One request of a shared server. */
export interface SharedJob {
  readonly ticket: number;
  readonly atMs: number;
  readonly workMs: number;
}

/** Processor sharing the obvious way: from event to event, every one at work gets its part. Departures by ticket, ms. */
export function departuresBySteps(
  jobs: readonly SharedJob[],
  servers: number,
): Map<number, number> {
  const departures = new Map<number, number>();
  const toCome = jobs.toSorted((a, b) => a.atMs - b.atMs);
  let present: { readonly ticket: number; leftMs: number }[] = [];
  let nowMs = 0;
  const work = (spanMs: number) => {
    const rate = Math.min(1, servers / present.length);
    for (const job of present) job.leftMs -= spanMs * rate;
    nowMs += spanMs;
    for (const { ticket, leftMs } of present) if (leftMs < 1e-9) departures.set(ticket, nowMs);
    present = present.filter(({ leftMs }) => leftMs >= 1e-9);
  };
  while (toCome.length > 0 || present.length > 0) {
    const rate = Math.min(1, servers / present.length);
    const firstDoneMs = nowMs + Math.min(...present.map(({ leftMs }) => leftMs)) / rate;
    const next = toCome[0];
    if (next === undefined || firstDoneMs < next.atMs) work(firstDoneMs - nowMs);
    else {
      work(next.atMs - nowMs);
      present.push({ ticket: next.ticket, leftMs: next.workMs });
      toCome.shift();
    }
  }
  return departures;
}
