import { describe, expect, test } from 'vitest';
import { comparable } from './testing/compare.ts';
import { replay } from './testing/replay.ts';
import { loadVectors } from './testing/vectors.ts';
import { UNSUPPORTED } from './testing/unsupported.ts';

const vectors = loadVectors();

describe('the supervisor does what OTP did', () => {
  test('every recorded scenario is here', () => {
    expect(vectors.length).toBeGreaterThanOrEqual(80);
  });

  for (const { id, title, scenario, compare, trace, final } of vectors) {
    test.skipIf(id in UNSUPPORTED)(`${id}: ${title}`, () => {
      const outcome = replay(scenario);
      expect(comparable(outcome.trace, compare, scenario)).toEqual(
        comparable(trace, compare, scenario),
      );
      expect(outcome.final).toEqual(final);
    });
  }
});
