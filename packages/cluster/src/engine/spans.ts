/** Clients of one cohort with consecutive ids, run by one engine. */
export interface Span {
  readonly cohort: number;
  readonly first: number;
  readonly size: number;
  /** One client that is watched: a real actor among the others. */
  readonly watched: boolean;
}

/** The clients in the order of their ids, cut where a cohort ends and around each client that is watched. */
export function cutSpans(
  cohortSizes: readonly number[],
  isWatched: (client: number) => boolean,
): readonly Span[] {
  const spans: Span[] = [];
  let first = 0;
  let client = 0;
  const close = (cohort: number, end: number, watched: boolean) => {
    if (end > first) spans.push({ cohort, first, size: end - first, watched });
    first = end;
  };
  cohortSizes.forEach((size, cohort) => {
    for (const end = client + size; client < end; client++) {
      if (!isWatched(client)) continue;
      close(cohort, client, false);
      close(cohort, client + 1, true);
    }
    close(cohort, client, false);
  });
  return spans;
}
