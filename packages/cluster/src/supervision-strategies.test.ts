import { expect, test } from 'vitest';
import type { ClusterSpec, FaultSpec, SupervisionSpec } from './spec.ts';
import { runWhole } from './testing/run.ts';
import { backService, frontService } from './testing/small-spec.ts';

const crash = (service: string, atMs: number): FaultSpec => ({
  kind: 'crash',
  atMs,
  cell: 'main',
  service,
});
const run = (
  supervision: Partial<SupervisionSpec>,
  faults: readonly FaultSpec[],
  more: Partial<ClusterSpec> = {},
) =>
  runWhole({
    services: { front: frontService, back: { ...backService, startUpMs: 1000 } },
    supervision: { intensity: 5, periodMs: 10_000, ...supervision },
    faults: [...faults],
    ...more,
  });
/** Deaths and starts after the crash: `20 died back`. */
const lives = ({ records }: ReturnType<typeof run>) =>
  records
    .filter(({ kind, atMs }) => atMs > 0 && (kind === 'serviceDied' || kind === 'serviceUp'))
    .map(
      ({ kind, atMs, station }) => `${atMs / 1000} ${kind.slice(7)} ${['front', 'back'][station]}`,
    );

test.each([
  ['oneForOne', ['20 Died back', '21 Up back']],
  // Stopped last first, started first first: the front is back at once, its clients are gone.
  ['oneForAll', ['20 Died back', '20 Died front', '20 Up front', '21 Up back']],
  // The front was started before the back.
  ['restForOne', ['20 Died back', '21 Up back']],
] as const)('%s: what is restarted with the back', (strategy, expected) => {
  expect(lives(run({ strategy }, [crash('back', 20_000)]))).toEqual(expected);
});

test('rest for one restarts what was started after the one that died', () => {
  expect(lives(run({ strategy: 'restForOne' }, [crash('front', 20_000)]))).toEqual([
    '20 Died front',
    '20 Died back',
    '20 Up front',
    '21 Up back',
  ]);
});

test('one for all throws out the clients of a front that was well', () => {
  const lost = (strategy: 'oneForOne' | 'oneForAll') =>
    run({ strategy }, [crash('back', 20_000)]).records.filter(
      ({ kind }) => kind === 'disconnected',
    );
  expect([lost('oneForOne').length, lost('oneForAll').length]).toEqual([0, 60]);
});

test('with a back-off each restart in a row waits twice as long', () => {
  const backoff = { minMs: 2000, maxMs: 60_000, resetAfterMs: 30_000 };
  const seen = run(
    { backoff },
    [20_000, 24_000, 30_000].map((atMs) => crash('back', atMs)),
  );
  // 2 s, 4 s and 8 s of waiting, and 1 s of starting up each time.
  expect(lives(seen).filter((line) => line.includes('Up'))).toEqual([
    '23 Up back',
    '29 Up back',
    '39 Up back',
  ]);
});

test('a random factor makes waits longer, the same for one seed', () => {
  const backoff = { minMs: 2000, maxMs: 2000, randomFactor: 1 };
  const upAt = () =>
    Number(
      lives(run({ backoff }, [crash('back', 20_000)]))
        .at(-1)
        ?.split(' ')[0],
    );
  expect(upAt()).toBeGreaterThan(23);
  expect(upAt()).toBeLessThan(25);
  expect(upAt()).toBe(upAt());
});
