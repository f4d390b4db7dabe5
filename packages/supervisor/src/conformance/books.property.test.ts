import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { randomScenarios } from './testing/random-scenario.ts';
import { replay } from './testing/replay.ts';
import type { SupervisorNode, TraceEvent } from './testing/vector.ts';

const calm = randomScenarios({ kills: false });
const violent = randomScenarios({ kills: true });
const RUNS = { seed: 1, numRuns: 150 };

const keyOf = ({ id, n }: TraceEvent): string => `${String(id)} ${String(n)}`;
const keysOf = (trace: readonly TraceEvent[], ev: string): readonly string[] =>
  trace.filter((event) => event.ev === ev).map((event) => keyOf(event));

describe('in any tree and any history', () => {
  test('every start is matched by exactly one exit once the root is gone', () => {
    fc.assert(
      fc.property(violent, (scenario) => {
        const { trace, final } = replay(scenario);
        const starts = keysOf(trace, 'start');
        expect(final).toEqual({ rootAlive: false });
        expect(new Set(starts).size).toBe(starts.length);
        expect([...keysOf(trace, 'exit')].sort()).toEqual([...starts].sort());
      }),
      RUNS,
    );
  });

  test('a child is never up twice, unless a killed supervisor left an orphan', () => {
    fc.assert(
      fc.property(calm, (scenario) => {
        const up = new Set<unknown>();
        const doubles = replay(scenario).trace.filter(({ ev, id }) => {
          const isDouble = ev === 'start' && up.has(id);
          if (ev === 'start') up.add(id);
          if (ev === 'exit') up.delete(id);
          return isDouble;
        });
        expect(doubles).toEqual([]);
      }),
      RUNS,
    );
  });

  test('the children of a supervisor are gone before it exits in an orderly way', () => {
    fc.assert(
      fc.property(calm, (scenario) => {
        const upBelow = new Map<unknown, Set<unknown>>();
        const below = (sup: unknown): Set<unknown> => {
          const set = upBelow.get(sup) ?? new Set();
          upBelow.set(sup, set);
          return set;
        };
        const early = replay(scenario).trace.filter(({ ev, sup, id, reason }) => {
          if (ev === 'start') below(sup).add(id);
          if (ev === 'exit') below(sup).delete(id);
          return ev === 'exit' && reason !== 'killed' && below(id).size > 0;
        });
        expect(early).toEqual([]);
      }),
      RUNS,
    );
  });

  test('one scenario is one history', () => {
    fc.assert(
      fc.property(violent, (scenario) => {
        expect(replay(scenario)).toEqual(replay(scenario));
      }),
      { seed: 1, numRuns: 100 },
    );
  });
});

describe('the intensity', () => {
  /** One supervisor whose children crash by themselves, again and again. */
  const crashers = fc.record({
    intensity: fc.integer({ min: 0, max: 5 }),
    period: fc.integer({ min: 1, max: 4 }),
    periodsMs: fc.array(fc.integer({ min: 3, max: 60 }), { minLength: 1, maxLength: 4 }),
  });

  test('never more than so many restarts in any window, and it gives up exactly at the next', () => {
    fc.assert(
      fc.property(crashers, ({ intensity, period, periodsMs }) => {
        const root: SupervisorNode = {
          id: 'r',
          strategy: 'one_for_one',
          intensity,
          period,
          children: periodsMs.map((steps, index) => ({
            id: `c${index}`,
            crashAfterMs: steps * 50,
          })),
        };
        const { trace } = replay({ until: 30_000, root, timeline: [] });
        const crashesS = trace
          .filter(({ ev, kind }) => ev === 'report' && kind === 'child_terminated')
          .map(({ t }) => Math.floor(t / 1000));
        const inWindow = crashesS.map(
          (nowS, index) => crashesS.slice(0, index + 1).filter((s) => s >= nowS - period).length,
        );
        const firstTooMany = inWindow.findIndex((count) => count > intensity);
        const gaveUp = trace.some(({ kind }) => kind === 'shutdown');
        expect(gaveUp).toBe(firstTooMany >= 0);
        expect(firstTooMany < 0 ? [] : inWindow.slice(firstTooMany + 1)).toEqual([]);
      }),
      RUNS,
    );
  });
});
