/** Mean and standard error over independent replications. */
function estimate(values: readonly number[]): { mean: number; standardError: number } {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  const squares = values.reduce((sum, value) => sum + (value - mean) ** 2, 0);
  return { mean, standardError: Math.sqrt(squares / (values.length - 1) / values.length) };
}

/**
 * How far an estimate lies from theory, as a share of what is allowed: 3 standard errors, and 3 % of
 * the theoretical value. Below 1 they agree.
 */
export function disagreement(values: readonly number[], theory: number): number {
  const { mean, standardError } = estimate(values);
  return Math.abs(mean - theory) / Math.min(3 * standardError, 0.03 * theory);
}
