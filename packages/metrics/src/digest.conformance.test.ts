import { createHash } from 'node:crypto';
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { createDigest, digestOf } from './digest.ts';
import { nodeSha256 } from './digest-hash.ts';

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
  // A change here changes the digest of every result ever published: the vectors stay, the format gets a new name.
  test.each<[string, (number | string)[], string]>([
    ['nothing', [], 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855'],
    ['zero', [0], 'af5570f5a1810b7af78caf4bc70a660f0df51e42baf91d4de5b2328de0e83dfc'],
    [
      'odd numbers',
      [-0, 1, -1.5, Number.NaN, Infinity, 1e-320],
      'aa1c22f997ec318f898b44014471c7739cc66a96919fa0f410a350a508be8ded',
    ],
    ['texts', ['squall', '🌩'], '41ca72c03867bf2312fef8e05438dbf0df86cd7a7b4ed4da618cd88fdcee9bf0'],
    [
      'numbers and a text',
      [60_000, 'note', 3],
      '1e0a1c4178b07b6740e7c3f3ae438b1b462106f9fd688fa2c5398fd5fe8117e8',
    ],
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

  test("and is the same under Node's own SHA-256, also when it is read on the way", () => {
    const values = Array.from({ length: 30_000 }, (_, i) => (i % 700 === 3 ? 'odd' : i / 3));
    const digest = createDigest(nodeSha256(createHash('sha256')));
    const append = (from: number, to: number) => {
      for (const value of values.slice(from, to)) {
        if (typeof value === 'string') digest.text(value);
        else digest.number(value);
      }
    };
    append(0, 9999);
    expect(digest.hex()).toBe(digestOf(values.slice(0, 9999)));
    append(9999, values.length);
    expect(digest.hex()).toBe(digestOf(values));
  });
});
