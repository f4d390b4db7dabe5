import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { combine } from './combine.ts';
import { counter } from './counter.ts';
import { foldAll } from './fold.ts';
import { littlesLaw } from './littles-law.ts';
import { meanOf } from './mean.ts';
import { timeWeighted } from './time-weighted.ts';

describe('littlesLaw', () => {
  test('L = λ · W: 8 per second for half a second are 4', () => {
    const result = littlesLaw({
      arrivals: 80,
      meanSojournMs: 500,
      durationMs: 10_000,
      meanInSystem: 4.2,
    });
    expect(result).toMatchObject({ expected: 4, actual: 4.2 });
    expect(result.relativeError).toBeCloseTo(0.05, 12);
  });

  test('nothing expected and nothing there is no error; something there is infinitely wrong', () => {
    const empty = { arrivals: 0, meanSojournMs: 0, durationMs: 1000 };
    expect(littlesLaw({ ...empty, meanInSystem: 0 }).relativeError).toBe(0);
    expect(littlesLaw({ ...empty, meanInSystem: 1 }).relativeError).toBe(Infinity);
  });

  test('wrong figures are named', () => {
    const right = { arrivals: 1, meanSojournMs: 1, durationMs: 1, meanInSystem: 1 };
    expect(() => littlesLaw({ ...right, arrivals: 0.5 })).toThrow('arrivals is 0.5');
    expect(() => littlesLaw({ ...right, durationMs: 0 })).toThrow('durationMs is 0');
    expect(() => littlesLaw({ ...right, meanSojournMs: -1 })).toThrow('meanSojournMs is -1');
    expect(() => littlesLaw({ ...right, meanInSystem: Number.NaN })).toThrow('meanInSystem is NaN');
  });

  test('holds on every history in which all who come also go', () => {
    const visit = fc.record({ fromMs: fc.nat(1000), stayMs: fc.nat(300) });
    fc.assert(
      fc.property(fc.array(visit, { minLength: 1, maxLength: 40 }), (visits) => {
        const records = visits
          .flatMap(({ fromMs, stayMs }) => [
            { atMs: fromMs, by: 1, stayMs },
            { atMs: fromMs + stayMs, by: -1, stayMs },
          ])
          .sort((a, b) => a.atMs - b.atMs);
        type Step = (typeof records)[number];
        const fold = combine({
          arrivals: counter<Step>(({ by }) => by > 0),
          sojournMs: meanOf((step: Step) => (step.by > 0 ? step.stayMs : undefined)),
          inSystem: timeWeighted((step: Step, level) => level + step.by),
        });
        const durationMs = 1300;
        const { arrivals, sojournMs, inSystem } = foldAll(fold, records, durationMs);
        const law = littlesLaw({
          arrivals,
          meanSojournMs: sojournMs!,
          durationMs,
          meanInSystem: inSystem.mean,
        });
        expect(law.relativeError).toBeLessThan(1e-12);
      }),
      { seed: 1, numRuns: 200 },
    );
  });
});
