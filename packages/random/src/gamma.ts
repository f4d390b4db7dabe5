import { uniformAt } from './draw.ts';
import { normalQuantile } from './normal-quantile.ts';
import { NESTED, permute } from './permute.ts';

/**
 * A gamma variate of scale 1, by rejection. However many draws that takes, they come from a stream of
 * this sample's own, so the sample costs its stream exactly one index and later ones do not move.
 */
export function gammaAt(shape: number, seed: number, index: number): number {
  const d = baseOf(shape);
  return boosted(shape, d, slopeOf(d), permute(seed, index, NESTED));
}

/** `gammaAt` for one shape, to the same bits. */
export function gammaSampler(shape: number): (seed: number, index: number) => number {
  const d = baseOf(shape);
  const c = slopeOf(d);
  return (seed, index) => boosted(shape, d, c, permute(seed, index, NESTED));
}

const baseOf = (shape: number): number => (shape >= 1 ? shape : shape + 1) - 1 / 3;
const slopeOf = (d: number): number => 1 / Math.sqrt(9 * d);

/** Gamma(a) = Gamma(a + 1) · U^(1/a) for a shape below 1, section 6 of the same paper. */
function boosted(shape: number, d: number, c: number, own: number): number {
  const variate = marsagliaTsang(d, c, own);
  return shape >= 1 ? variate : variate * Math.exp(Math.log(uniformAt(own, 0)) / shape);
}

/**
 * G. Marsaglia and W. W. Tsang, "A simple method for generating gamma variables", ACM TOMS 26 (2000);
 * for the shape d + 1/3 of at least 1. Accepts more than 95 % at once, so the loop ends with probability 1.
 */
function marsagliaTsang(d: number, c: number, own: number): number {
  for (let at = 1; ; at += 2) {
    const x = normalQuantile(uniformAt(own, at));
    // Products, not `**`: engines differ in the last bit of a power.
    const t = 1 + c * x;
    const v = t * t * t;
    if (v > 0 && accepts(uniformAt(own, at + 1), x, v, d)) return d * v;
  }
}

/** The cheap test first: it spares the logarithms nearly always. */
function accepts(u: number, x: number, v: number, d: number): boolean {
  if (u < 1 - 0.0331 * x * x * x * x) return true;
  return Math.log(u) < 0.5 * x * x + d * (1 - v + Math.log(v));
}
