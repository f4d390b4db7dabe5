import type { Recovery } from '@squall/metrics';
import { expect, test } from 'vitest';
import { planStations } from './plan.ts';
import { createPopulation } from './population.ts';
import type { Sample, StationSample } from './samples.ts';
import { sustainingEffect, sustainingEffects } from './sustaining-effect.ts';
import { smallSpec } from './testing/small-spec.ts';
import { runWhole } from './testing/run.ts';

/** A pause of the back from 20 s to 30 s; the stations are main/front and main/back. */
const spec = smallSpec({
  horizonMs: 60_000,
  faults: [{ kind: 'pause', atMs: 20_000, cell: 'main', service: 'back', forMs: 10_000 }],
});
const plan = planStations(spec, createPopulation(spec));

const calm: StationSample = {
  attemptsPerSecond: 10,
  goodputPerSecond: 10,
  throughputPerSecond: 10,
  rejectedPerSecond: 0,
  timedOutPerSecond: 0,
  queueLength: 0,
  utilisation: 0.2,
};
const out: Recovery = {
  verdict: 'metastable',
  baseline: 60,
  floor: 57,
  worst: 5,
  worstAtMs: 25_000,
  leftBandAtMs: 22_000,
  recoveredAtMs: null,
  metastableAtMs: 50_000,
};

/** One sample a second: the stations as they are from 30 s on, calm before. */
function samplesOf(front: Partial<StationSample>, back: Partial<StationSample>): Sample[] {
  return Array.from({ length: 60 }, (_, i) => {
    const atMs = (i + 1) * 1000;
    const stations = atMs > 30_000 ? [front, back] : [{}, {}];
    return {
      atMs,
      stations: stations.map((change) => ({ ...calm, ...change })),
      clients: [],
      onlineByCohort: [],
      onlineByCell: [],
      reached: 0,
      reachedOnline: 0,
      events: 0,
    };
  });
}

const found = (
  front: Partial<StationSample>,
  back: Partial<StationSample>,
  recovery: Partial<Recovery> = {},
  triggerEndsMs: number | null = 30_000,
) =>
  sustainingEffect({ spec, plan, samples: samplesOf(front, back), triggerEndsMs }, 0, {
    ...out,
    ...recovery,
  });

test('retries: more is asked of a service for each request that it serves', () => {
  const crowded = { attemptsPerSecond: 42, utilisation: 1 };
  expect(found({}, crowded)).toMatchObject({
    fromMs: 30_000,
    untilMs: 60_000,
    service: 'main/back',
    effects: ['retries'],
    services: {
      'main/back': {
        before: { attemptsPerAnswer: 1, wastedShare: 0, utilisation: 0.2 },
        after: { attemptsPerSecond: 42, attemptsPerAnswer: 4.2, wastedShare: 0, utilisation: 1 },
      },
    },
  });
});

test('wasted work: more of what a service serves is for those who have gone', () => {
  const wasting = { attemptsPerSecond: 12, goodputPerSecond: 2, utilisation: 1 };
  const effect = found({}, wasting);
  expect(effect).toMatchObject({ service: 'main/back', effects: ['wastedWork', 'retries'] });
  expect(effect?.services['main/back']?.after).toMatchObject({
    attemptsPerAnswer: 6,
    attemptsPerServed: 1.2,
    wastedShare: 0.8,
  });
});

test('a service that serves nobody is down, and comes before the busiest', () => {
  const down = { goodputPerSecond: 0, throughputPerSecond: 0, utilisation: 0 };
  const busy = { attemptsPerSecond: 30, utilisation: 1 };
  const effect = found(down, busy);
  expect(effect).toMatchObject({ service: 'main/front', effects: ['down'] });
  expect(effect?.services['main/front']?.after).toMatchObject({
    attemptsPerAnswer: null,
    attemptsPerServed: null,
    wastedShare: null,
  });
});

test('a door that is closed on purpose is idle: it is not what holds the cell back', () => {
  const door = { attemptsPerSecond: 200, utilisation: 0.04 };
  const struggling = { attemptsPerSecond: 15, goodputPerSecond: 7, utilisation: 0.95 };
  expect(found(door, struggling)?.service).toBe('main/back');
});

test('less than the depth of the band above what it was is no effect', () => {
  const within = { attemptsPerSecond: 10.4, utilisation: 0.5 };
  expect(found({}, within)).toMatchObject({ service: null, effects: [] });
  const beyond = { attemptsPerSecond: 10.6, utilisation: 0.5 };
  expect(found({}, beyond)).toMatchObject({ service: 'main/back', effects: ['retries'] });
});

test('only windows count that begin after the trigger and end before the cell is back', () => {
  const crowded = { attemptsPerSecond: 40, utilisation: 1 };
  expect(found({}, crowded, { recoveredAtMs: 45_000 })).toMatchObject({
    fromMs: 30_000,
    untilMs: 44_000,
  });
  expect(found({}, crowded, {}, 34_500)?.fromMs).toBe(35_000);
});

test('there is none when the cell was well by then, or the trigger was never gone', () => {
  expect(found({}, {}, { leftBandAtMs: null })).toBeNull();
  expect(found({}, {}, { recoveredAtMs: 31_000 })).toBeNull();
  expect(found({}, {}, {}, null)).toBeNull();
  const input = { spec, plan, samples: samplesOf({}, {}), triggerEndsMs: 30_000 };
  expect(sustainingEffects(input, ['main'], {})).toEqual({});
});

test('a run says it by cell, and is plain JSON', () => {
  const { sustaining, trigger } = runWhole({ faults: spec.faults });
  expect(trigger).toEqual({ atMs: 20_000, endsAtMs: 30_000 });
  expect(JSON.parse(JSON.stringify(sustaining))).toEqual(sustaining);
  expect(runWhole()).toMatchObject({ sustaining: {}, trigger: { atMs: null, endsAtMs: null } });
});
