/**
 * The quantile function of the standard normal distribution, to about 16 digits, for p in
 * [1.4e-11, 1 - 1.4e-11]; a draw lies in [2^-33, 1 - 2^-33], so the published branch for the far
 * tails is left out. M. J. Wichura, Algorithm AS 241 (PPND16), Applied Statistics 37 (1988); the
 * published coefficients, rounded to doubles.
 */
export function normalQuantile(p: number): number {
  const q = p - 0.5;
  if (Math.abs(q) <= 0.425) return q * central(0.180625 - q * q);
  const distance = tail(Math.sqrt(-Math.log(q < 0 ? p : 1 - p)) - 1.6);
  return q < 0 ? -distance : distance;
}

// prettier-ignore
const central = (r: number): number =>
  polynomial(r, 2509.0809287301227, 33430.57558358813, 67265.7709270087, 45921.95393154987, 13731.69376550946, 1971.5909503065513, 133.14166789178438, 3.3871328727963665) /
  polynomial(r, 5226.495278852546, 28729.085735721943, 39307.89580009271, 21213.794301586597, 5394.196021424751, 687.1870074920579, 42.31333070160091, 1);

// prettier-ignore
const tail = (r: number): number =>
  polynomial(r, 0.0007745450142783414, 0.022723844989269184, 0.2417807251774506, 1.2704582524523684, 3.6478483247632045, 5.769497221460691, 4.630337846156546, 1.4234371107496835) /
  polynomial(r, 1.0507500716444169e-9, 0.0005475938084995345, 0.015198666563616457, 0.14810397642748008, 0.6897673349851, 1.6763848301838038, 2.053191626637759, 1);

/** Horner's rule, highest power first; spelt out, because a loop over an array takes twice as long. */
// prettier-ignore
const polynomial = (
  r: number, a: number, b: number, c: number, d: number, e: number, f: number, g: number, h: number,
): number => ((((((a * r + b) * r + c) * r + d) * r + e) * r + f) * r + g) * r + h;
