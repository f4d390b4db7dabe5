/** What the storm does, per client but for the last; in Outcome's words, t99 in seconds. */
export const figures = [
  'events',
  'attempts',
  'completions',
  'timeOuts',
  'stale',
  'refusals',
  'messages',
  'delivered',
  't99S',
] as const;

export type Figure = (typeof figures)[number];

/**
 * Mean, and standard deviation of one seed, over 30 seeds of 1000 clients.
 * Source: the project's measurements, "Performance: the reference workload", section 1, row 10^3.
 */
export const published: Readonly<Record<Figure, { readonly mean: number; readonly sd: number }>> = {
  events: { mean: 20.03, sd: 0.2 },
  attempts: { mean: 5.605, sd: 0.08 },
  completions: { mean: 3.487, sd: 0.066 },
  timeOuts: { mean: 1.487, sd: 0.066 },
  stale: { mean: 1.487, sd: 0.066 },
  refusals: { mean: 2.118, sd: 0.058 },
  messages: { mean: 9.45, sd: 0.098 },
  delivered: { mean: 9.269, sd: 0.098 },
  t99S: { mean: 43, sd: 1.1 },
};

/** Of the same row, without deviation: a client signs in at the start and after the storm; the queue has been full. */
export const publishedOfEachSeed = { signInsPerClient: 2, peakQueue: 200 };
