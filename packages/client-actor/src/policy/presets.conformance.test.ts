import { expect, test } from 'vitest';
import { initialPolicyState, nextDelay, presets } from '../index.ts';
import { type RecordedDelays, recordedDelays } from '../testing/recorded-delays.ts';

/** The delays of a preset on recorded draws, and null when it gives up. */
function delaysOf({ preset, draws }: RecordedDelays, count: number): readonly (number | null)[] {
  const policy = presets[preset];
  let state = initialPolicyState(policy, 0);
  return Array.from({ length: count }, (_, i) => {
    const planned = nextDelay(policy, state, draws[i] ?? 0.5, 0);
    state = planned?.state ?? state;
    return planned?.delayMs ?? null;
  });
}

test.each(recordedDelays)('$preset waits as $package does ($scenario)', (recorded) => {
  const { delaysMs } = recorded;
  const found = delaysOf(recorded, delaysMs.length);
  found.forEach((delayMs, i) => expect(delayMs).toBeCloseTo(delaysMs[i]!, 9));
});

test.each(recordedDelays.filter(({ gaveUp }) => gaveUp))(
  '$preset gives up when $package does',
  (recorded) => {
    const count = recorded.delaysMs.length;
    const found = delaysOf(recorded, count + 1);
    expect(found.slice(0, count)).not.toContain(null);
    expect(found.at(-1)).toBeNull();
  },
);

test('every preset is held against a recording', () => {
  expect(new Set(recordedDelays.map(({ preset }) => preset))).toEqual(
    new Set(Object.keys(presets)),
  );
});
