import { expect, test } from 'vitest';
import type { Frame } from '../metrics/gauges.ts';
import { workload } from '../workload.ts';
import { prepareMeasured } from './flyweight.ts';

test('a measured run tells a frame each second and times every sign-in', () => {
  const { run, gauges } = prepareMeasured({ clients: 1000, seed: 1 });
  const frames: Frame[] = [];
  gauges.frames.subscribe((frame) => frames.push(frame));
  const outcome = run.finish();
  expect(frames.map(({ us }) => us)).toEqual(
    Array.from({ length: 599 }, (_, second) => (second + 1) * 1_000_000),
  );
  expect(Math.max(...frames.map(({ queued }) => queued))).toBe(outcome.peakQueue);
  expect(gauges.signInUs.count).toBe(outcome.signIns);
  expect(gauges.signInUs.quantile(1)).toBeLessThan(workload.timeOutUs);
});

test('with streams of their own, the same seed has the same history and another seed another', () => {
  const [one, again, other] = [1, 1, 2].map(
    (seed) => prepareMeasured({ clients: 300, seed }).run.finish().trajectory,
  );
  expect(again).toBe(one);
  expect(other).not.toBe(one);
});
