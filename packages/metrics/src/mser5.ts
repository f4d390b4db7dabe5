import { checkFinite } from './check.ts';

const batchSize = 5;
/** Few batches lie close together by chance; a cut that leaves fewer than this is not looked at. */
const leastKept = 5;

/**
 * How many values at the beginning are warm-up, by MSER-5: over means of batches of five, the cut after which the
 * standard error of what remains is least. K. P. White, M. J. Cobb, S. C. Spratt, "A comparison of five steady-state
 * truncation heuristics for simulation", Winter Simulation Conference 2000. The last five batches are left out and a
 * cut in the second half is no answer, as in K. Hoad, S. Robinson, R. Davies, "Automating warm-up length estimation",
 * Winter Simulation Conference 2008.
 *
 * @param values - evenly spaced in time; a rest of fewer than five at the end is not looked at
 * @returns the index of the first value to keep; null when the run is too short to tell: fewer than 50 values, or the
 * best cut lies in the second half
 */
export function mser5(values: readonly number[]): number | null {
  const batches = batchMeans(values);
  if (batches.length < 2 * leastKept) return null;
  const cut = bestCut(batches);
  return cut > batches.length / 2 ? null : cut * batchSize;
}

function batchMeans(values: readonly number[]): number[] {
  values.forEach((value, i) => checkFinite(`values[${i}]`, value));
  return Array.from({ length: Math.floor(values.length / batchSize) }, (_, batch) => {
    const from = batch * batchSize;
    return values.slice(from, from + batchSize).reduce((sum, value) => sum + value, 0) / batchSize;
  });
}

/** Goes back from the end, so that mean and squares of what is kept grow by one batch a step (Welford). */
function bestCut(batches: readonly number[]): number {
  let best = 0;
  let least = Infinity;
  let mean = 0;
  let squares = 0;
  for (let kept = 1; kept <= batches.length; kept++) {
    const value = batches[batches.length - kept] ?? 0;
    const deviation = value - mean;
    mean += deviation / kept;
    squares += deviation * (value - mean);
    const score = squares / (kept * kept);
    // Of equal cuts the earlier one, which keeps more.
    if (kept < leastKept || score > least) continue;
    least = score;
    best = batches.length - kept;
  }
  return best;
}
