import type { Row } from './deviation.ts';

/**
 * Per client, over 30 seeds each. A queue that is full has a place for every fifth client, and every client signs in twice.
 * Source: the project's measurements, "Performance: the reference workload", section 1, rows 10^3 and 10^4.
 */
export const published: Readonly<Record<'1000' | '10000', Row>> = {
  1000: {
    events: { mean: 20.03, sd: 0.2 },
    attempts: { mean: 5.605, sd: 0.08 },
    completions: { mean: 3.487, sd: 0.066 },
    timeOuts: { mean: 1.487, sd: 0.066 },
    stale: { mean: 1.487, sd: 0.066 },
    refusals: { mean: 2.118, sd: 0.058 },
    messages: { mean: 9.45, sd: 0.098 },
    delivered: { mean: 9.269, sd: 0.098 },
    t99S: { mean: 43, sd: 1.1 },
  },
  10000: {
    events: { mean: 20.09, sd: 0.07 },
    attempts: { mean: 5.648, sd: 0.035 },
    completions: { mean: 3.521, sd: 0.019 },
    timeOuts: { mean: 1.521, sd: 0.019 },
    stale: { mean: 1.521, sd: 0.019 },
    refusals: { mean: 2.127, sd: 0.027 },
    messages: { mean: 9.401, sd: 0.034 },
    delivered: { mean: 9.222, sd: 0.032 },
    t99S: { mean: 43.65, sd: 0.31 },
  },
};
