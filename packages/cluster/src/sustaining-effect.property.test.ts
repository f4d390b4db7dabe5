import type { Recovery } from '@squall/metrics';
import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { planStations } from './plan.ts';
import { createPopulation } from './population.ts';
import type { Sample } from './samples.ts';
import { sustainingEffect } from './sustaining-effect.ts';
import { smallSpec } from './testing/small-spec.ts';

const spec = smallSpec({
  horizonMs: 20_000,
  faults: [{ kind: 'crash', atMs: 9000, cell: 'main', service: 'back' }],
});
const plan = planStations(spec, createPopulation(spec));
const out: Recovery = {
  verdict: 'undecided',
  baseline: 60,
  floor: 57,
  worst: 0,
  worstAtMs: 12_000,
  leftBandAtMs: 11_000,
  recoveredAtMs: null,
  metastableAtMs: null,
};

/** A station in a window: it serves no more than it is asked, and no more usefully than it serves. */
const station = fc
  .record({
    attempts: fc.integer({ min: 0, max: 1000 }),
    served: fc.integer({ min: 0, max: 1000 }),
    useful: fc.integer({ min: 0, max: 1000 }),
    utilisation: fc.double({ min: 0, max: 1, noNaN: true }),
  })
  .map(({ attempts, served, useful, utilisation }) => ({
    attemptsPerSecond: attempts,
    throughputPerSecond: Math.min(attempts, served),
    goodputPerSecond: Math.min(attempts, served, useful),
    rejectedPerSecond: 0,
    timedOutPerSecond: 0,
    queueLength: 0,
    utilisation,
  }));
const samples = fc.array(fc.tuple(station, station), { minLength: 20, maxLength: 20 }).map((all) =>
  all.map((stations, i): Sample => ({
    atMs: (i + 1) * 1000,
    stations,
    clients: [],
    onlineByCohort: [],
    onlineByCell: [],
    reached: 0,
    reachedOnline: 0,
    events: 0,
  })),
);
const effectOf = (seen: readonly Sample[]) =>
  sustainingEffect({ spec, plan, samples: seen, triggerEndsMs: 9000 }, 0, out);

test('attempts per answer are attempts per request served, times requests served per useful one', () => {
  fc.assert(
    fc.property(samples, (seen) => {
      for (const { before, after } of Object.values(effectOf(seen)?.services ?? {}))
        for (const { attemptsPerAnswer, attemptsPerServed, wastedShare, utilisation } of [
          before,
          after,
        ]) {
          expect(utilisation).toBeLessThanOrEqual(1 + 1e-9);
          if (attemptsPerAnswer === null || attemptsPerServed === null || wastedShare === null)
            continue;
          expect(attemptsPerAnswer).toBeGreaterThanOrEqual(1);
          expect(attemptsPerServed / (1 - wastedShare)).toBeCloseTo(attemptsPerAnswer, 6);
        }
    }),
  );
});

test('who is named does worse than before, and nobody is named without a reason', () => {
  fc.assert(
    fc.property(samples, (seen) => {
      const effect = effectOf(seen);
      expect(effect).not.toBeNull();
      const { service, effects, services } = effect!;
      expect(service === null).toBe(effects.length === 0);
      if (service === null) return;
      const { before, after } = services[service]!;
      const worse =
        (after.attemptsPerAnswer ?? Infinity) / Math.max(1, before.attemptsPerAnswer ?? 1);
      // One of the two factors grew; the other may have shrunk by more.
      expect(worse > 1 || effects.length === 1).toBe(true);
    }),
  );
});

test('twice the traffic is the same effect', () => {
  fc.assert(
    fc.property(samples, (seen) => {
      const twice = seen.map((sample) => ({
        ...sample,
        stations: sample.stations.map((at) => ({
          ...at,
          attemptsPerSecond: 2 * at.attemptsPerSecond,
          throughputPerSecond: 2 * at.throughputPerSecond,
          goodputPerSecond: 2 * at.goodputPerSecond,
        })),
      }));
      const [one, two] = [effectOf(seen), effectOf(twice)];
      expect(two?.service).toEqual(one?.service);
      expect(two?.effects).toEqual(one?.effects);
    }),
  );
});
