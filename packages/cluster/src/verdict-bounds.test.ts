/** The figures behind a cluster's verdict: how far is outside, and how long is back for good. */
import { expect, test } from 'vitest';
import { createPopulation } from './population.ts';
import type { Sample } from './samples.ts';
import { smallSpec } from './testing/small-spec.ts';
import { verdicts } from './verdicts.ts';

const crash = { kind: 'crash', atMs: 20_000, cell: 'main', service: 'back' } as const;

/** A hundred clients, a crash at 20 s, two minutes: all are online but in the window that ends at a moment. */
function verdictOn(
  windowMs: number,
  out: { readonly atMs: number; readonly online: number },
  onlineInWarmUp = 100,
) {
  const spec = smallSpec({ clients: 100, horizonMs: 120_000, windowMs, faults: [crash] });
  const samples = Array.from({ length: spec.horizonMs / windowMs }, (_, i): Sample => {
    const atMs = (i + 1) * windowMs;
    const usual = atMs <= spec.warmUpMs ? onlineInWarmUp : 100;
    const counts = [atMs === out.atMs ? out.online : usual];
    const nobody = { stations: [], clients: [], reached: 0, reachedOnline: 0, events: 0 };
    return { atMs, onlineByCohort: counts, onlineByCell: counts, ...nobody };
  });
  const all = verdicts({ spec, population: createPopulation(spec), samples, log: [] });
  return all['cell.main']?.verdict;
}

test('five of a hundred clients fewer are inside the band, six are outside', () => {
  expect(verdictOn(1000, { atMs: 60_000, online: 95 })).toBe('stable');
  expect(verdictOn(1000, { atMs: 60_000, online: 94 })).toBe('recovered');
});

test('the warm-up is no part of what is usual', () => {
  expect(verdictOn(1000, { atMs: 60_000, online: 94 }, 0)).toBe('recovered');
});

test('back for thirty seconds is back for good, for one fewer it is not', () => {
  expect(verdictOn(1000, { atMs: 90_000, online: 0 })).toBe('recovered');
  expect(verdictOn(1000, { atMs: 91_000, online: 0 })).toBe('undecided');
});

test('in windows of ten seconds it takes six of them', () => {
  expect(verdictOn(10_000, { atMs: 60_000, online: 0 })).toBe('recovered');
  expect(verdictOn(10_000, { atMs: 70_000, online: 0 })).toBe('undecided');
});
