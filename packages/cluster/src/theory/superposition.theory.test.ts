/**
 * The requests of many independent Poisson clients, however unevenly busy, are one Poisson process (Cox and Smith, On the
 * superposition of renewal processes, Biometrika 41, 1954, for the general case): exponential gaps and counts whose variance is
 * their mean. No warm-up: a Poisson process has no memory to lose.
 */
import { createKernel } from '@squall/kernel';
import { streamSeed } from '@squall/random';
import { expect, test } from 'vitest';
import type { EngineKind } from '../engine/engine.ts';
import { agreement } from '../testing/agreement.ts';
import { createCrowd } from '../crowds/crowd.ts';
import { gapMeansMs } from '../crowds/open-station.ts';
import { poissonSource } from '../crowds/poisson-source.ts';

const perSecond = 100;
const gapMs = 1000 / perSecond;
const windowMs = 10 * gapMs;

/** When the crowd asks, ms. */
function requestTimes(engine: EngineKind, sources: number, untilMs: number, seed: number) {
  const kernel = createKernel();
  const gaps = gapMeansMs(sources, perSecond);
  const times: number[] = [];
  const crowd = createCrowd(engine, {
    machine: poissonSource,
    size: sources,
    kernel,
    inputOf: (source) => ({ seed: streamSeed(seed, source), gapMeanMs: gaps[source] }),
    emitted: () => times.push(kernel.now()),
  });
  crowd.start();
  crowd.runUntil(untilMs);
  return times;
}

const mean = (values: readonly number[]) =>
  values.reduce((sum, value) => sum + value, 0) / values.length;
const variance = (values: readonly number[]) => {
  const centre = mean(values);
  return (
    values.reduce((sum, value) => sum + (value - centre) * (value - centre), 0) /
    (values.length - 1)
  );
};

function countsOf(times: readonly number[], untilMs: number): number[] {
  const counts = Array.from({ length: untilMs / windowMs }, () => 0);
  for (const atMs of times) counts[Math.floor(atMs / windowMs)]! += 1;
  return counts;
}

function describeProcess(times: readonly number[], untilMs: number) {
  const gaps = times.map((atMs, i) => atMs - (times[i - 1] ?? 0));
  const counts = countsOf(times, untilMs);
  return {
    perSecond: (times.length / untilMs) * 1000,
    gapCv2: variance(gaps) / (mean(gaps) * mean(gaps)),
    longGapShare: gaps.filter((gap) => gap > gapMs).length / gaps.length,
    dispersion: variance(counts) / mean(counts),
  };
}

const poisson = { perSecond, gapCv2: 1, longGapShare: Math.exp(-1), dispersion: 1 };

test.each<[EngineKind, number, number]>([
  ['interpreted', 7, 15_000],
  ['flyweight', 7, 25_000],
  ['flyweight', 1000, 25_000],
  ['flyweight', 20_000, 25_000],
])('%s engine, %i clients', (engine, sources, requests) => {
  const untilMs = requests * gapMs;
  const processes = Array.from({ length: 20 }, (_, i) =>
    describeProcess(requestTimes(engine, sources, untilMs, i + 1), untilMs),
  );
  for (const [measure, theory] of Object.entries(poisson)) {
    const found = agreement(
      processes.map((process) => process[measure as keyof typeof poisson]),
      theory,
    );
    expect({ measure, ...found }).toMatchObject({ agrees: true });
    expect(found.standardError).toBeLessThan(0.01 * theory);
  }
});
