import { expect, test } from 'vitest';
import { runPaced } from './paced.ts';

interface Steps {
  readonly horizonMs?: number;
  readonly pace: number;
  readonly pacedFromMs?: number;
  /** What each step costs on this wall, ms. */
  readonly costMs?: (step: number) => number;
  /** Cancelled from this moment of the wall on, ms. */
  readonly cancelAtMs?: number;
}

/** A run against a wall clock of its own: the moments of its steps, real ms and virtual ms. */
async function stepsOf(options: Steps): Promise<readonly (readonly [number, number])[]> {
  const {
    horizonMs = 60_000,
    pace,
    pacedFromMs = 0,
    costMs = () => 0,
    cancelAtMs = Infinity,
  } = options;
  let nowMs = 0;
  const steps: (readonly [number, number])[] = [];
  const advance = (toMs: number) => {
    steps.push([nowMs, toMs]);
    nowMs += costMs(steps.length);
  };
  const pause = (ms: number) => {
    nowMs += ms;
    return Promise.resolve();
  };
  const isCancelled = () => nowMs >= cancelAtMs;
  await runPaced(
    { horizonMs, pace, pacedFromMs, advance, isCancelled },
    { now: () => nowMs, pause },
  );
  return steps;
}

test('ten virtual seconds per second: sixty take six', async () => {
  const steps = await stepsOf({ pace: 10 });
  for (const [realMs, virtualMs] of steps) expect(virtualMs).toBeLessThanOrEqual(10 * realMs + 500);
  const [realMs, virtualMs] = steps.at(-1)!;
  expect(virtualMs).toBe(60_000);
  expect(realMs).toBeCloseTo(5970, 0);
});

test('what the steps themselves cost does not slow the pace down, as long as they keep up', async () => {
  const steps = await stepsOf({ pace: 10, costMs: () => 20 });
  expect(steps.at(-1)![0]).toBeCloseTo(5970, 0);
});

test('a step that took long is not made up for by a burst', async () => {
  const steps = await stepsOf({ pace: 1, costMs: (step) => (step === 3 ? 700 : 0) });
  const lengths = steps.map(([, virtualMs], i) => virtualMs - (steps[i - 1]?.[1] ?? 0));
  expect(Math.max(...lengths)).toBeCloseTo(50);
});

test('as fast as it goes waits for nothing, but lets the host look in between', async () => {
  const steps = await stepsOf({ pace: Infinity });
  expect(steps).toHaveLength(200);
  expect(steps.at(-1)).toEqual([0, 60_000]);
});

test('until there is something to see nobody waits, and the pace begins at that very moment', async () => {
  const steps = await stepsOf({ pace: 10, pacedFromMs: 40_100 });
  const early = steps.filter(([, virtualMs]) => virtualMs <= 40_100);
  expect(early.at(-1)).toEqual([0, 40_100]);
  expect(early.length).toBeLessThan(140);
  const [realMs, virtualMs] = steps.at(-1)!;
  expect(virtualMs).toBe(60_000);
  expect(realMs).toBeCloseTo(1970, -2);
});

test('the last step ends at the horizon, once, whatever the numbers', async () => {
  const steps = await stepsOf({ pace: 7, horizonMs: 12_345 });
  expect(steps.filter(([, virtualMs]) => virtualMs >= 12_345)).toHaveLength(1);
  expect(steps.at(-1)![1]).toBe(12_345);
});

test('a run that is cancelled goes no further', async () => {
  const steps = await stepsOf({ pace: 10, cancelAtMs: 1000 });
  expect(steps.at(-1)![0]).toBeLessThan(1000);
});
