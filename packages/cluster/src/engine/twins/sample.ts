import { streamSeed, uniformAt } from '@squall/random';
import { apportion } from '../../population.ts';

/** So many of each cohort: by size, and at least one of each as long as that can be. */
function shareOut(count: number, sizes: readonly number[]): number[] {
  const total = sizes.reduce((sum, size) => sum + size, 0);
  const shares = sizes.map((size) => size / Math.max(1, total));
  const counts = [...apportion(Math.min(count, total), shares)];
  sizes.forEach((size, cohort) => {
    const largest = counts.indexOf(Math.max(...counts));
    if (size === 0 || counts[cohort] !== 0 || (counts[largest] ?? 0) < 2) return;
    counts[largest] = (counts[largest] ?? 0) - 1;
    counts[cohort] = 1;
  });
  return counts;
}

/**
 * Ids of the clients that get a twin, in order: spread over the cohorts, and within one over its whole length. The draws
 * are of a stream of their own, so that nothing else of a run depends on them.
 */
export function sampleTwins(
  cohortSizes: readonly number[],
  count: number,
  seed: number,
): readonly number[] {
  const stream = streamSeed(seed, 'twins');
  let first = 0;
  return shareOut(count, cohortSizes).flatMap((wanted, cohort) => {
    const size = cohortSizes[cohort] ?? 0;
    const begin = first;
    first += size;
    return Array.from({ length: wanted }, (_, i) => {
      const low = Math.floor((i * size) / wanted);
      const high = Math.floor(((i + 1) * size) / wanted);
      return begin + low + Math.floor(uniformAt(stream, begin + i) * (high - low));
    });
  });
}
