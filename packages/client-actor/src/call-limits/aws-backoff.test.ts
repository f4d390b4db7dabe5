import { describe, expect, test } from 'vitest';
import { awsBackoff2026, awsBackoffBefore2026, awsDelayMs } from '../index.ts';

describe('since November 2026: u · min(20 s, base · 2^(n-1))', () => {
  test.each([
    ['transient', 0, 50],
    ['timeout', 1, 100],
    ['transient', 8, 12_800],
    ['transient', 9, 20_000],
    ['throttling', 0, 1000],
    ['throttling', 4, 16_000],
    ['throttling', 5, 20_000],
    ['throttling', 2000, 20_000],
  ] as const)('%s, %i retries so far: half of %i ms for u = 0.5', (failure, retries, stepMs) => {
    expect(awsDelayMs(awsBackoff2026, { failure, retries, u: 0.5 })).toBe(stepMs / 2);
  });

  test.each([
    [0, 500],
    [400, 500],
    [800, 800],
    [5499, 5499],
    [60_000, 5500],
  ])('x-amz-retry-after %i ms is obeyed within [t, t + 5 s], t = 500 ms: %i ms', (asked, waits) => {
    const failed = { failure: 'throttling', retries: 0, u: 0.5, retryAfterMs: asked } as const;
    expect(awsDelayMs(awsBackoff2026, failed)).toBe(waits);
  });
});

describe('before: min(20 s, u · 1 s · 2^(n-1))', () => {
  test.each([
    ['transient', 0, 0.5, 500],
    ['timeout', 0, 0.5, 500],
    ['throttling', 4, 0.5, 8000],
    // The cap comes after the jitter: from u = 0.3125 on everybody waits the same.
    ['transient', 6, 0.3125, 20_000],
    ['transient', 6, 0.9, 20_000],
    ['transient', 6, 0.25, 16_000],
  ] as const)('%s, %i retries so far, u = %d: %i ms', (failure, retries, u, waits) => {
    expect(awsDelayMs(awsBackoffBefore2026, { failure, retries, u })).toBe(waits);
  });
  test('x-amz-retry-after was not read', () => {
    const failed = { failure: 'throttling', retries: 0, u: 0.5, retryAfterMs: 4000 } as const;
    expect(awsDelayMs(awsBackoffBefore2026, failed)).toBe(500);
  });
});
