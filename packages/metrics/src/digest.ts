import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex } from '@noble/hashes/utils.js';

/** Bytes gathered before SHA-256 sees them: 128 of its blocks, so that the calls cost nothing. */
const bufferBytes = 8_192;
const numberBytes = 8;

/**
 * A history as one short text: everything appended, in order, under SHA-256. The same appends give the same digest on
 * every machine.
 *
 * Format, part of the contract: a number is its float64, little-endian, with -0 written as 0 and every NaN as
 * 7ff8000000000000; a text is a mark that no number has (the NaN fff8000074657874), its length in UTF-16 units as a
 * number, and the units, each two bytes little-endian.
 */
export class Digest {
  readonly #hash = sha256.create();
  readonly #bytes = new Uint8Array(bufferBytes);
  readonly #view = new DataView(this.#bytes.buffer);
  #used = 0;

  /** Appends a float64. */
  number(value: number): void {
    if (this.#used + numberBytes > bufferBytes) this.#flush();
    if (Number.isNaN(value)) this.#pattern(0x7ff8_0000, 0);
    else {
      this.#view.setFloat64(this.#used, value + 0, true); // -0 + 0 is 0
      this.#used += numberBytes;
    }
  }

  /** Appends a text; `text('ab')` is neither `text('a'); text('b')` nor any run of numbers. */
  text(value: string): void {
    if (this.#used + numberBytes > bufferBytes) this.#flush();
    this.#pattern(0xfff8_0000, 0x7465_7874); // 'text'
    this.number(value.length);
    for (let i = 0; i < value.length; i++) {
      if (this.#used + 2 > bufferBytes) this.#flush();
      this.#view.setUint16(this.#used, value.charCodeAt(i), true);
      this.#used += 2;
    }
  }

  /** The digest of everything so far, 64 lower-case hexadecimal digits; more may be appended afterwards. */
  hex(): string {
    this.#flush();
    return bytesToHex(this.#hash.clone().digest());
  }

  #pattern(high: number, low: number): void {
    this.#view.setUint32(this.#used, low, true);
    this.#view.setUint32(this.#used + 4, high, true);
    this.#used += numberBytes;
  }

  #flush(): void {
    this.#hash.update(this.#bytes.subarray(0, this.#used));
    this.#used = 0;
  }
}

/** An empty digest. */
export function createDigest(): Digest {
  return new Digest();
}

/** The digest of the given numbers and texts, in order. */
export function digestOf(values: Iterable<number | string>): string {
  const digest = createDigest();
  for (const value of values) {
    if (typeof value === 'string') digest.text(value);
    else digest.number(value);
  }
  return digest.hex();
}
