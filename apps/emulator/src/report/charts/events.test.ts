import type { Annotation } from '@squall/experiment';
import { describe, expect, it } from 'vitest';
import { numberEvents } from './events.ts';

const horizonMs = 900_000;
const event = (
  atMs: number,
  label = 'restart of presence',
  kind: Annotation['kind'] = 'restart',
) => ({
  atMs,
  kind,
  label,
});

describe('the events of a run', () => {
  it('are numbered in the order of time, whatever the order of the log', () => {
    const markers = numberEvents([event(500_000, 'b'), event(100_000, 'a')], horizonMs);
    expect(markers.map(({ number, fromMs, notes }) => [number, fromMs, notes])).toEqual([
      [1, 100_000, ['a']],
      [2, 500_000, ['b']],
    ]);
  });

  it('share a number when they fall on the same moment, and say repeated ones once', () => {
    const many = Array.from({ length: 40 }, () => event(240_000));
    const markers = numberEvents([...many, event(240_000, 'wave 2', 'rollout')], horizonMs);
    expect(markers).toHaveLength(1);
    expect(markers[0]).toMatchObject({
      harm: true,
      notes: ['restart of presence, 40 times', 'wave 2'],
    });
  });

  it('name the cell they happened in', () => {
    const [marker] = numberEvents([{ ...event(1000), cell: 'consumer' }], horizonMs);
    expect(marker?.notes).toEqual(['restart of presence (consumer)']);
  });

  it('stay few and apart, however many there are', () => {
    const crowd = Array.from({ length: 500 }, (_, i) => event(120_000 + i * 1400, `e${i}`));
    const markers = numberEvents(crowd, horizonMs);
    expect(markers.length).toBeLessThanOrEqual(24);
    expect(Math.max(...markers.map(({ lane }) => lane))).toBeLessThanOrEqual(2);
    const gaps = markers.flatMap((a) =>
      markers
        .slice(a.number)
        .filter((b) => b.lane === a.lane)
        .map((b) => b.fromMs - a.fromMs),
    );
    expect(Math.min(...gaps)).toBeGreaterThanOrEqual(0.06 * horizonMs);
    expect(markers[0]?.notes).toHaveLength(6);
    expect(markers[0]?.notes.at(-1)).toMatch(/^and \d+ more$/);
  });

  it('may be none', () => {
    expect(numberEvents([], horizonMs)).toEqual([]);
  });
});
