import { createHash } from 'node:crypto';
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { digestOf } from './digest.ts';

/** The documented format, written anew over Node's own SHA-256. */
function reference(values: readonly (number | string)[]): string {
  const hash = createHash('sha256');
  const number = (value: number) => {
    const bytes = Buffer.alloc(8);
    if (Number.isNaN(value)) bytes.writeBigUInt64LE(0x7ff8_0000_0000_0000n);
    else bytes.writeDoubleLE(value === 0 ? 0 : value);
    hash.update(bytes);
  };
  for (const value of values) {
    if (typeof value === 'number') number(value);
    else {
      const mark = Buffer.alloc(8);
      mark.writeBigUInt64LE(0xfff8_0000_7465_7874n);
      hash.update(mark);
      number(value.length);
      hash.update(Buffer.from(value, 'utf16le'));
    }
  }
  return hash.digest('hex');
}

describe('the format of a history', () => {
  // A change here changes the digest of every result ever published: bump the format, not the vectors.
  test.each<[string, (number | string)[], string]>([
    ['nothing', [], 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855'],
    ['zero', [0], 'af5570f5a1810b7af78caf4bc70a660f0df51e42baf91d4de5b2328de0e83dfc'],
  ])('of %s', (_, values, hex) => {
    expect(digestOf(values)).toBe(hex);
    expect(reference(values)).toBe(hex);
  });

  test('is SHA-256 over little-endian float64 and marked UTF-16', () => {
    const value = fc.oneof(
      fc.double(),
      fc.integer(),
      fc.string({ unit: 'binary' }),
      fc.constantFrom(-0, Number.NaN),
    );
    fc.assert(
      fc.property(fc.array(value, { maxLength: 200 }), (values) => {
        expect(digestOf(values)).toBe(reference(values));
      }),
      { seed: 1, numRuns: 200 },
    );
  });

  test('and stays so beyond one buffer', () => {
    const values = Array.from({ length: 30_000 }, (_, i) =>
      i % 1000 === 0 ? `note ${i}` : i * 0.1,
    );
    expect(digestOf(values)).toBe(reference(values));
  });
});
