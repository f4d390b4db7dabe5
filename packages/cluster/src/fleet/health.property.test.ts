import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { judgeProbe, wellAtFirst } from './health.ts';

/** AWS target groups: out after 2 failures in a row, back after 5 successes in a row. */
const aws = { unhealthyAfter: 2, healthyAfter: 5 };
const standing = (probes: string, thresholds = aws) =>
  probes
    .split('')
    .reduce((health, probe) => judgeProbe(health, probe === '+', thresholds), wellAtFirst).isOut;

test.each([
  ['-', false],
  ['--', true],
  ['-+-+-+-', false],
  ['--++++', true],
  ['--+++++', false],
  ['--++++-+++++', false],
  ['--++++-++++', true],
])('after %s it is out: %s', (probes, isOut) => {
  expect(standing(probes)).toBe(isOut);
});

test('it changes its standing exactly when the last probes in a row all speak against it', () => {
  const threshold = fc.integer({ min: 1, max: 5 });
  fc.assert(
    fc.property(
      fc.array(fc.boolean(), { maxLength: 60 }),
      threshold,
      threshold,
      (probes, unhealthyAfter, healthyAfter) => {
        let health = wellAtFirst;
        let since = 0;
        probes.forEach((ok, i) => {
          const before = health.isOut;
          health = judgeProbe(health, ok, { unhealthyAfter, healthyAfter });
          const needed = before ? healthyAfter : unhealthyAfter;
          // What counted for its last change does not count again.
          const last = probes.slice(Math.max(since, i + 1 - needed), i + 1);
          const changes = last.length === needed && last.every((one) => one === before);
          expect(health.isOut !== before).toBe(changes);
          if (changes) since = i + 1;
        });
      },
    ),
  );
});
