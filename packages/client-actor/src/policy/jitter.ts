/** How chance spreads a delay b; u is one uniform draw in (0, 1). */
export type Jitter =
  | { readonly kind: 'none' }
  /** b · U(low, high): [0, 1] is "full" jitter, [0.5, 1] "equal" jitter, [0.8, 1.2] plus or minus a fifth. */
  | { readonly kind: 'scale'; readonly low: number; readonly high: number }
  /** b + U(lowMs, highMs) */
  | { readonly kind: 'add'; readonly lowMs: number; readonly highMs: number }
  /** lowMs plus a whole number from 0 to b. */
  | { readonly kind: 'above'; readonly lowMs: number }
  /**
   * As the npm package backo2 has it: b ∓ floor(ratio · u · b), minus when the first decimal of u is even. One draw decides
   * sign and size together, so the delays form a comb: ten bands with gaps between them.
   */
  | { readonly kind: 'signBit'; readonly ratio: number };

export function jitteredMs(jitter: Jitter, delayMs: number, u: number): number {
  switch (jitter.kind) {
    case 'none':
      return delayMs;
    case 'scale':
      return delayMs * (jitter.low + (jitter.high - jitter.low) * u);
    case 'add':
      return delayMs + jitter.lowMs + (jitter.highMs - jitter.lowMs) * u;
    case 'above':
      return jitter.lowMs + Math.floor(u * (delayMs + 1));
    default:
      return delayMs + signOf(u) * Math.floor(jitter.ratio * u * delayMs);
  }
}

const signOf = (u: number): number => (Math.floor(u * 10) % 2 === 0 ? -1 : 1);
