import { describe, expect, test } from 'vitest';
import { type InspectionEvent, createMachine, raise } from 'xstate';
import { createCluster } from '../../cluster.ts';
import type { ClusterSpec } from '../../spec.ts';
import { cohort, smallSpec } from '../../testing/small-spec.ts';
import type { EngineKind } from '../engine.ts';
import { together } from '../testing/together.ts';

/** A run in which some clients are watched from a moment on: its result, and what was told of them. */
function runOf(
  spec: ClusterSpec,
  seed: number,
  engine: EngineKind,
  watchedFromMs: ReadonlyMap<number, number> = new Map(),
) {
  const told: InspectionEvent[] = [];
  const inspect = (address: string) =>
    address.startsWith('client:') && watchedFromMs.has(Number(address.slice('client:'.length)))
      ? { next: (event: InspectionEvent) => void told.push(event) }
      : undefined;
  const cluster = createCluster(spec, { seed, engine, watchedFromMs, inspect });
  const toldBefore = () => {
    cluster.runUntil(Math.min(...watchedFromMs.values()) - 0.001);
    return told.length;
  };
  const early = watchedFromMs.size > 0 ? toldBefore() : 0;
  cluster.runUntil(spec.horizonMs);
  return { result: cluster.finish(), told, early };
}

const everybody = (spec: ClusterSpec, momentMs: (client: number) => number) =>
  new Map(Array.from({ length: spec.clients }, (_, client) => [client, momentMs(client)]));

/** The top-level states in which clients were when they were first shown. */
const statesIn = (told: readonly InspectionEvent[]) => {
  const first = new Map<string, string>();
  for (const event of told) {
    if (event.type !== '@xstate.snapshot' || first.has(event.rootId)) continue;
    const { value } = event.snapshot as { readonly value?: string | object };
    first.set(event.rootId, typeof value === 'object' ? Object.keys(value).join() : (value ?? ''));
  }
  return new Set(first.values());
};

describe('a session client that becomes a real actor on the way', () => {
  const human = { patienceMeanMs: 2000, manualRetriesMax: 2, absenceMeanMs: 5000 };
  const spec = smallSpec({
    faults: [
      { kind: 'crash', atMs: 20_000, cell: 'main', service: 'front' },
      { kind: 'pause', atMs: 30_000, cell: 'main', service: 'back', forMs: 8000 },
    ],
    cohorts: { all: { ...cohort, settings: { ...cohort.settings, human } } },
  });
  const seeds = [1, 2, 3];
  const momentsMs = [1, 4000, 20_000, 20_100, 20_450.5, 23_500, 31_000, 38_333.25];
  const plain = new Map(seeds.map((seed) => [seed, runOf(spec, seed, 'interpreted').result]));
  const runs = seeds.flatMap((seed) => momentsMs.map((ms) => [seed, ms] as const));

  test.each(runs)('changes nothing: seed %i, at %d ms', (seed, ms) => {
    const { result, told, early } = runOf(spec, seed, 'flyweight', new Map([[17, ms]]));
    expect(result).toEqual(plain.get(seed));
    expect([early, ...told.slice(0, 3).map(({ type }) => type)]).toEqual([
      0,
      '@xstate.actor',
      '@xstate.event',
      '@xstate.snapshot',
    ]);
  });

  test.each(seeds)('nor do all of them at moments of their own: seed %i', (seed) => {
    const all = everybody(spec, (client) => 997.5 * (client + 1));
    expect(runOf(spec, seed, 'flyweight', all).result).toEqual(plain.get(seed));
  });

  test('with one timer, and with two', () => {
    const states = momentsMs.flatMap((ms) => {
      const { result, told } = runOf(
        spec,
        1,
        'flyweight',
        everybody(spec, () => ms),
      );
      expect(result).toEqual(plain.get(1));
      return [...statesIn(told)];
    });
    // Two timers run in `online` and, with a human, in `backingOff`; one in each of the others.
    for (const state of ['online', 'backingOff', 'connecting', 'resuming'])
      expect(states).toContain(state);
  });

  test('is shown from that moment on as well where it was a real actor before', () => {
    const { result, told, early } = runOf(spec, 1, 'interpreted', new Map([[17, 22_500]]));
    expect(result).toEqual(plain.get(1));
    expect([early, told[0]?.type]).toEqual([0, '@xstate.snapshot']);
    expect(told.length).toBeGreaterThan(20);
  });
});

describe('timers that are due together keep their turns', () => {
  const spec = smallSpec({
    clients: 7,
    horizonMs: 10_000,
    cohorts: { all: { ...cohort, machine: together } },
  });
  const plain = runOf(spec, 1, 'interpreted').result;

  test.each([300, 400, 500, 999, 1000, 1400, 1500, 3700])('of one client, at %d ms', (ms) => {
    const { result, told } = runOf(spec, 1, 'flyweight', new Map([[3, ms]]));
    expect(result).toEqual(plain);
    expect(told.length).toBeGreaterThan(5);
  });

  test('of several clients', () => {
    const all = everybody(spec, (client) => (client % 2 === 0 ? 450 : 700 + client));
    expect(runOf(spec, 1, 'flyweight', all).result).toEqual(plain);
  });
});

test('a timer that XState would lose sight of cannot be handed over, and says so', () => {
  const late = raise({ type: 'late' }, { delay: 5000, id: 'late' });
  const machine = () =>
    createMachine({ initial: 'offline', states: { offline: { entry: [late, late] } } });
  const spec = smallSpec({ clients: 3, cohorts: { all: { ...cohort, machine } } });
  expect(() => runOf(spec, 1, 'flyweight', new Map([[2, 1000]]))).toThrow(
    'client 2 cannot become a real actor at 1.000 s: two of its timers have one id; watch it from the start',
  );
});
