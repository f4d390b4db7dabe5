/**
 * base to the power of exponent, the same to the last bit on every engine: V8 itself has changed what `**` gives.
 * Whole exponents by repeated squaring, others by logarithm.
 */
export function power(base: number, exponent: number): number {
  if (!Number.isInteger(exponent) || exponent < 0) return Math.exp(exponent * Math.log(base));
  let result = 1;
  let square = base;
  for (let left = exponent; left > 0; left = Math.floor(left / 2)) {
    if (left % 2 === 1) result *= square;
    square *= square;
  }
  return result;
}
