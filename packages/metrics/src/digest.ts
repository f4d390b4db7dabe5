import { type Sha256, portableSha256 } from './digest-hash.ts';

/** Bytes gathered before SHA-256 sees them: so many that the calls cost nothing, so few that they stay in the cache. */
const bufferBytes = 32_768;
const numberBytes = 8;
/** The format is little-endian; where the machine is not, its own numbers cannot be copied as they lie. */
const littleEndian = new Uint8Array(Float64Array.of(1).buffer)[7] === 0x3f;

/**
 * A history as one short text: everything appended, in order, under SHA-256. The same appends give the same digest on
 * every machine and with every implementation of SHA-256.
 *
 * Format, part of the contract: a number is its float64, little-endian, with -0 written as 0 and every NaN as
 * 7ff8000000000000; a text is a mark that no number has (the NaN fff8000074657874), its length in UTF-16 units as a
 * number, and the units, each two bytes little-endian.
 */
export class Digest {
  readonly #hash: Sha256;
  readonly #bytes = new Uint8Array(bufferBytes);
  readonly #view = new DataView(this.#bytes.buffer);
  readonly #words = new Float64Array(this.#bytes.buffer);
  #used = 0;

  constructor(hash: Sha256) {
    this.#hash = hash;
  }

  /** Appends a float64. */
  number(value: number): void {
    const used = this.#used;
    // Only behind a text of odd length do numbers lie between two words.
    if (littleEndian && (used & 7) === 0 && used < bufferBytes && !Number.isNaN(value)) {
      this.#words[used >> 3] = value + 0; // -0 + 0 is 0
      this.#used = used + numberBytes;
    } else this.#odd(value);
  }

  /** Appends four, as four calls of `number` would: a record of a history. */
  four(a: number, b: number, c: number, d: number): void {
    const used = this.#used;
    // Infinities of both signs sum to NaN too: then it is done one by one, which is as right.
    const sum = a + b + c + d;
    if (littleEndian && (used & 7) === 0 && used <= bufferBytes - 32 && !Number.isNaN(sum)) {
      const word = used >> 3;
      this.#words[word] = a + 0;
      this.#words[word + 1] = b + 0;
      this.#words[word + 2] = c + 0;
      this.#words[word + 3] = d + 0;
      this.#used = used + 4 * numberBytes;
      return;
    }
    this.number(a);
    this.number(b);
    this.number(c);
    this.number(d);
  }

  /** Appends a text; `text('ab')` is neither `text('a'); text('b')` nor any run of numbers. */
  text(value: string): void {
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
    return this.#hash.hex();
  }

  /** A number at any place, of any kind, on any machine. */
  #odd(value: number): void {
    if (Number.isNaN(value)) {
      this.#pattern(0x7ff8_0000, 0);
      return;
    }
    this.#makeRoom();
    this.#view.setFloat64(this.#used, value + 0, true);
    this.#used += numberBytes;
  }

  #pattern(high: number, low: number): void {
    this.#makeRoom();
    this.#view.setUint32(this.#used, low, true);
    this.#view.setUint32(this.#used + 4, high, true);
    this.#used += numberBytes;
  }

  #makeRoom(): void {
    if (this.#used + numberBytes > bufferBytes) this.#flush();
  }

  #flush(): void {
    this.#hash.update(this.#bytes.subarray(0, this.#used));
    this.#used = 0;
  }
}

/** An empty digest; the hash is computed in JavaScript unless another implementation of SHA-256 is given. */
export function createDigest(hash: Sha256 = portableSha256()): Digest {
  return new Digest(hash);
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
