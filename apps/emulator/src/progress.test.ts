import type { Progress, ReplicationResult } from '@squall/experiment';
import { expect, test } from 'vitest';
import { clockTime, createProgressView, shortCount } from './progress.ts';

function screen(isTTY: boolean) {
  const written: string[] = [];
  return { isTTY, columns: 200, written, write: (text: string) => void written.push(text) };
}

const at = (nowMs: number, events: number, key = 'base#0:7'): Progress => ({
  key,
  horizonMs: 100_000,
  snapshot: { nowMs, events, clients: { online: 90, backingOff: 10, away: 0 } },
});
const result = { key: 'base#0:7', events: 4000, digest: 'abcdef0123456789' } as ReplicationResult;

test('a terminal gets one line that is redrawn: virtual time, its share, events, time left, states', () => {
  let nowMs = 0;
  const seen = screen(true);
  const view = createProgressView(seen, 2, 0, () => nowMs);
  nowMs = 1000;
  view.progress(at(50_000, 2000));
  expect(seen.written.at(-1)).toContain('0/2  base#0 00:50/01:40 50 %  2000 events, 2000/s');
  expect(seen.written.at(-1)).toContain('00:03 left  online 90 · backingOff 10');
  expect(seen.written.at(-1)?.startsWith('\r')).toBe(true);
});

test('all replications under way are on it', () => {
  let nowMs = 0;
  const seen = screen(true);
  const view = createProgressView(seen, 2, 0, () => nowMs);
  view.progress(at(25_000, 1000));
  nowMs = 1000;
  view.progress(at(50_000, 3000, 'other#0:7'));
  expect(seen.written.at(-1)).toContain(
    'base#0 00:25/01:40 25 % · other#0 00:50/01:40 50 %  4000 events, 4000/s  00:02 left',
  );
});

test('it is redrawn five times a second at most', () => {
  const seen = screen(true);
  const view = createProgressView(seen, 1, 0, () => 1000);
  for (let i = 1; i <= 50; i++) view.progress(at(i * 1000, i));
  expect(seen.written).toHaveLength(1);
});

test('elsewhere a plain line every ten seconds says how far a long replication has come', () => {
  let nowMs = 0;
  const seen = screen(false);
  const view = createProgressView(seen, 1, 0, () => nowMs);
  for (nowMs = 1000; nowMs <= 25_000; nowMs += 1000) view.progress(at(nowMs * 2, nowMs));
  expect(seen.written).toEqual([
    '0/1  base#0 00:20/01:40 20 %  10 k events, 1000/s  00:40 left  online 90 · backingOff 10\n',
    '0/1  base#0 00:40/01:40 40 %  20 k events, 1000/s  00:30 left  online 90 · backingOff 10\n',
  ]);
});

test('elsewhere each finished replication is one plain line', () => {
  let nowMs = 0;
  const seen = screen(false);
  const view = createProgressView(seen, 2, 0, () => nowMs);
  nowMs = 2000;
  view.progress(at(50_000, 2000));
  view.finished(result);
  expect(seen.written).toEqual([
    '1/2  base#0:7  4000 events  2000 events/s  digest abcdef012345\n',
  ]);
});

test('what a resumed run had before counts as done, but not for the speed', () => {
  let nowMs = 0;
  const seen = screen(false);
  const view = createProgressView(seen, 5, 3, () => nowMs);
  nowMs = 1000;
  view.finished(result);
  expect(seen.written[0]).toMatch(/^4\/5 .* 4000 events\/s/);
});

test('times and counts are short', () => {
  expect([clockTime(754_321), clockTime(3_723_000)]).toEqual(['12:34', '1:02:03']);
  expect([shortCount(999), shortCount(12_345), shortCount(1_234_567)]).toEqual([
    '999',
    '12 k',
    '1.2 M',
  ]);
});
