/** Mean and the sum of squared deviations from it, in two passes: one pass loses digits when the mean is large. */
export function moments(values: readonly number[]): { mean: number; squares: number } {
  let sum = 0;
  for (const value of values) sum += value;
  const mean = sum / values.length;
  let squares = 0;
  for (const value of values) {
    const distance = value - mean;
    squares += distance * distance;
  }
  return { mean, squares };
}
