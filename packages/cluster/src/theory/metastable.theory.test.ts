/**
 * A pause that never ends by itself, the verdict on it, and the least load shedding that brings recovery, against paper and
 * pencil. The set-up is happysim's example of a garbage-collection pause: 7 requests a second exactly spaced, one server, 10 a
 * second, timeout 500 ms, 3 retries after 50 ms each, one pause of 1 s; abandoned work is still served.
 */
import { bisect, recovery } from '@squall/metrics';
import { describe, expect, test } from 'vitest';
import type { EngineKind } from '../engine/engine.ts';
import { type RetryRun, runRetries } from '../testing/retry-run.ts';
import { stableLoadPerSecond } from './storm.ts';

const arrivalsPerSecond = 7;
const servedPerSecond = 10;
const attempts = 4;
const pause = { fromS: 30, toS: 31 };

const run = (change: Partial<RetryRun> = {}) =>
  runRetries({
    engine: 'flyweight',
    arrivalsPerSecond,
    servedPerSecond,
    timeoutMs: 500,
    retryDelayMs: 50,
    retriesMax: attempts - 1,
    pause,
    horizonS: 120,
    ...change,
  });

/** Baseline: the 20 s before the pause. Half a request a second less, on average, is outside. */
const judge = ({ goodput }: ReturnType<typeof run>, triggerEndsS = pause.toS) =>
  recovery(goodput, {
    baselineFromMs: 10_000,
    baselineToMs: 30_000,
    triggerMs: 30_000,
    triggerEndsMs: triggerEndsS * 1000,
    tolerance: 0.05,
    holdWindows: 20,
    horizonMs: 1e9,
  });

describe.each<EngineKind>(['flyweight', 'interpreted'])('%s engine', (engine) => {
  test('three retries: metastable, the queue grows by 7 x 4 - 10 a second', () => {
    const whole = run({ engine });
    expect(judge(whole)).toMatchObject({
      verdict: 'metastable',
      baseline: arrivalsPerSecond,
      worst: 0,
      recoveredAtMs: null,
    });
    const growth = (whole.queue.at(-1)! - whole.queue.at(-61)!) / 60;
    expect(growth).toBeCloseTo(arrivalsPerSecond * attempts - servedPerSecond, 1);
  });

  test('no retries: recovered', () => {
    const found = judge(run({ engine, retriesMax: 0 }));
    expect(found.verdict).toBe('recovered');
    expect(found.recoveredAtMs).toBeLessThan(40_000);
  });

  test('below the load that theorem 2 calls stable: recovered, retries or not', () => {
    const stable = stableLoadPerSecond(servedPerSecond, attempts);
    expect(stable).toBe(2.5);
    const low = judge(run({ engine, arrivalsPerSecond: 2, horizonS: 90 }));
    expect(low).toMatchObject({ baseline: 2, metastableAtMs: null });
    expect(['stable', 'recovered']).toContain(low.verdict);
  });
});

/**
 * Stuck, each request let in is four attempts, and 10 a second are served: shedding the share s of 7 a second, the queue q
 * falls by 10 - 28 (1 - s). Who was let in before still tries 0.55, 1.1 and 1.65 s later, so that the first of these are not
 * shed: a share s of 7 (0.55 + 1.1 + 1.65) come on top. All that has to be gone when the shedding ends, up to the five
 * that a timeout leaves time for.
 */
test.each([{ forS: 60 }, { forS: 120 }])(
  'the least shedding for $forS s that brings recovery is what empties the queue in that time',
  async ({ forS }) => {
    const fromS = 41;
    const shedFor = (share: number) =>
      run({ shed: { share, fromS, toS: fromS + forS }, horizonS: fromS + forS + 60 });
    // A verdict on what comes after the shedding: it is an intervention, and ends as the trigger did.
    const recovers = (share: number) => judge(shedFor(share), fromS + forS).verdict === 'recovered';
    const found = await bisect(recovers, { low: 0, high: 1, resolution: 0.002 });
    const queue = run().queue[fromS - 1]!;
    const offered = arrivalsPerSecond * attempts;
    const underWay = arrivalsPerSecond * (0.55 + 1.1 + 1.65);
    const least = (offered - servedPerSecond + (queue - 5) / forS) / (offered - underWay / forS);
    expect(Math.abs(found.least! / least - 1)).toBeLessThan(0.005);
    // Whatever is let in at less than the stable load recovers in the end: shedding down to it is always enough, given time.
    const enough = 1 - stableLoadPerSecond(servedPerSecond, attempts) / arrivalsPerSecond;
    expect(found.least!).toBeGreaterThan(enough);
  },
);

test('C_stable = C_norm/(w_L w_C): what halves the capacity halves the load that is safe', () => {
  expect(stableLoadPerSecond(1200, 4)).toBe(300);
  expect(stableLoadPerSecond(1200, 4, 2)).toBe(150);
});
