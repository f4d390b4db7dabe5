/** Undoes `x ^ (x >>> shift)`: each pass makes another `shift` bits right, from the top. */
export function unshift(y: number, shift: number): number {
  let x = y;
  for (let right = shift; right < 32; right += shift) x = y ^ (x >>> shift);
  return x;
}

/** The inverse of an odd number modulo 2^32, by Newton's method: each step doubles the right bits. */
export function inverse(odd: number): number {
  let guess = odd;
  for (let step = 0; step < 5; step += 1) {
    guess = Math.imul(guess, 2 - Math.imul(odd, guess));
  }
  return guess;
}
