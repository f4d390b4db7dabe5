import { exponential } from '@squall/random';
import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import type { AdmissionControl, Discipline, Station, StationSpec } from '../index.ts';
import { stationOnLoop } from '../testing/station-on-loop.ts';

const disciplines: readonly Discipline[] = [
  'fifo',
  'lifo',
  'adaptiveLifo',
  'random',
  'processorSharing',
];

/** Each control with figures so small that it acts within a short history. */
const admissions: readonly AdmissionControl[] = [
  { kind: 'queueLimit' },
  { kind: 'tokenBucket', ratePerSecond: 50, burst: 3 },
  { kind: 'fixedConcurrency', limit: 4 },
  { kind: 'aimd', initialLimit: 4, minLimit: 1, maxLimit: 8, timeoutMs: 30 },
  { kind: 'vegas', initialLimit: 3, maxLimit: 8 },
  { kind: 'gradient2', initialLimit: 3, minLimit: 2, maxLimit: 8, queueAllowed: 1 },
  { kind: 'codel', targetMs: 0, intervalMs: 2 },
  { kind: 'controlledDelay', standingMs: 0, intervalMs: 5 },
  { kind: 'dagor', targetMs: 5, windowMs: 20, windowRequests: 5, userLevels: 4 },
];

const spec: fc.Arbitrary<Partial<StationSpec>> = fc
  .record({
    discipline: fc.constantFrom(...disciplines),
    admission: fc.constantFrom(...admissions),
    servers: fc.integer({ min: 1, max: 3 }),
    queueCapacity: fc.integer({ min: 0, max: 8 }),
    cancellation: fc.boolean(),
    preemption: fc.boolean(),
    impatient: fc.boolean(),
    baulking: fc.constantFrom([], [0, 0.5]),
    memoryLimit: fc.constantFrom(1000, 6),
  })
  .map(({ impatient, ...figures }) => ({
    ...figures,
    preemption: figures.preemption && figures.discipline !== 'processorSharing',
    ...(impatient ? { patience: exponential(15) } : {}),
  }));

type Step = readonly [op: string, figure: number, priority: number];

const step: fc.Arbitrary<Step> = fc.tuple(
  fc.constantFrom(
    ...'offer offer offer offer offer offer wait wait wait abandon'.split(' '),
    ...'abandon pause resume crash drain start start servers admission'.split(' '),
  ),
  fc.nat(30),
  fc.constantFrom(0, 0, 1, 7),
);

/** The same for all: what a station has let in is either held or accounted for. */
function balances({ counters, inService, queueLength }: Station): boolean {
  const { offered, admitted, rejected, baulked, served, wasted } = counters;
  const { failed, dropped, cancelled, reneged, shed } = counters;
  const gone = served + failed + dropped + cancelled + reneged + shed;
  return (
    offered === admitted + rejected &&
    admitted === gone + inService + queueLength &&
    baulked <= rejected &&
    wasted <= served
  );
}

/** A station and those who hold its promises: whoever was let in and did not leave is owed one answer. */
function world(figures: Partial<StationSpec>) {
  const owed = new Set<number>();
  const wrong: string[] = [];
  const { station, loop } = stationOnLoop(
    { serviceTime: exponential(10), ...figures },
    {
      answer: (ticket, outcome) => {
        if (!owed.delete(ticket)) wrong.push(`${outcome} ${ticket}`);
      },
    },
  );
  const apply = ([op, figure, priority]: Step) => {
    if (op === 'offer') {
      if (!owed.has(figure) && station.offer(figure, 1, priority, figure % 7) !== 'rejected')
        owed.add(figure);
    } else if (op === 'wait') loop.run(loop.now() + (figure % 15));
    else if (op === 'abandon') {
      if (station.abandon(figure)) owed.delete(figure);
    } else if (op === 'servers') station.setServers(1 + (figure % 4));
    else if (op === 'admission')
      station.setAdmission(admissions[figure % admissions.length] ?? { kind: 'queueLimit' });
    else if (op === 'crash') station.crash('fault');
    else station[op as 'pause' | 'resume' | 'drain' | 'start']();
  };
  return { station, loop, owed, wrong, apply };
}

test('under every discipline and control the books balance at every step and nobody is left without an answer', () => {
  const seen = { served: 0, dropped: 0, cancelled: 0, reneged: 0, shed: 0, baulked: 0 };
  fc.assert(
    fc.property(spec, fc.array(step, { maxLength: 150, size: 'max' }), (figures, history) => {
      const { station, loop, owed, wrong, apply } = world(figures);
      for (const one of history) {
        apply(one);
        expect([one, balances(station)]).toEqual([one, true]);
        const idle = !station.paused && station.inService < station.servers;
        expect([one, idle && station.queueLength > 0]).toEqual([one, false]);
      }
      station.resume();
      loop.flush();
      expect({ owed: [...owed], wrong, held: station.inService + station.queueLength }).toEqual({
        owed: [],
        wrong: [],
        held: 0,
      });
      expect(balances(station)).toBe(true);
      for (const name of Object.keys(seen) as (keyof typeof seen)[])
        seen[name] += station.counters[name];
    }),
    { seed: 1, numRuns: 600 },
  );
  // Each of the ways out was taken, or the test would prove little.
  expect(Object.entries(seen).filter(([, count]) => count < 20)).toEqual([]);
});

test.each(disciplines)('%s does all the work that is there, and no other', (discipline) => {
  fc.assert(
    fc.property(
      fc.array(fc.tuple(fc.nat(60), fc.integer({ min: 1, max: 50 }), fc.nat(2)), { maxLength: 60 }),
      fc.integer({ min: 1, max: 3 }),
      fc.boolean(),
      (arrivals, servers, preemption) => {
        const { station, loop, at } = stationOnLoop({
          discipline,
          servers,
          queueCapacity: 1000,
          serviceTime: { kind: 'deterministic', value: 1 },
          preemption: preemption && discipline !== 'processorSharing',
        });
        let atMs = 0;
        let work = 0;
        let idleMs = 0;
        for (const [ticket, [gap, cost, priority]] of arrivals.entries()) {
          atMs += gap;
          work += cost;
          idleMs = Math.max(idleMs, atMs) + cost;
          at(atMs, () => void station.offer(ticket, cost, priority));
        }
        loop.flush();
        const { served, busyMs } = station.counters;
        expect([served, Math.abs(busyMs - work) < 1e-6]).toEqual([arrivals.length, true]);
        // One server is idle again at the same moment, in whatever order it works; more are so no later.
        const lateMs = loop.now() - idleMs;
        expect(servers === 1 ? Math.abs(lateMs) < 1e-6 : lateMs < 1e-6).toBe(true);
      },
    ),
    { seed: 2, numRuns: 100 },
  );
});
