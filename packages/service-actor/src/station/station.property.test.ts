import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Station } from '../index.ts';
import { type Step, createPair } from '../testing/station-pair.ts';

const ticket = fc.nat(30);
const cost = fc.integer({ min: 1, max: 9 });
const priority = fc.constantFrom(0, 0, 0, 1, 7);
const op = <const Op extends string>(...ops: readonly Op[]) => fc.constantFrom(...ops);

const step: fc.Arbitrary<Step> = fc.oneof(
  { weight: 10, arbitrary: fc.record({ op: op('offer'), ticket, cost, priority }) },
  { weight: 6, arbitrary: fc.record({ op: op('wait'), ms: fc.integer({ min: 1, max: 6 }) }) },
  { weight: 4, arbitrary: fc.record({ op: op('abandon'), ticket }) },
  {
    weight: 1,
    arbitrary: fc.record({ op: op('servers'), servers: fc.integer({ min: 1, max: 4 }) }),
  },
  { weight: 2, arbitrary: fc.record({ op: op('pause', 'resume', 'crash', 'drain') }) },
  // Without many starts most of a history would be rejections.
  { weight: 3, arbitrary: fc.record({ op: op('start', 'resume') }) },
);

const steps = fc.array(step, { maxLength: 120, size: 'max' });

const spec = fc.record({
  servers: fc.integer({ min: 1, max: 3 }),
  queueCapacity: fc.integer({ min: 0, max: 8 }),
  discipline: fc.constantFrom('fifo', 'lifo', 'adaptiveLifo'),
  lifoAbove: fc.integer({ min: 0, max: 4 }),
  preemption: fc.boolean(),
  patienceMs: fc.constantFrom(Infinity, 2.5, 7.5),
  limit: fc.constantFrom(1000, 1000, 5),
  cancellation: fc.boolean(),
  memoryLimit: fc.constantFrom(1000, 1000, 6),
});

/** What can be seen of either. */
type Seen = Pick<Station, 'state' | 'paused' | 'inService' | 'queueLength' | 'counters'>;
const look = ({ state, paused, inService, queueLength, counters }: Seen) => ({
  state,
  paused,
  inService,
  queueLength,
  ...counters,
});

test('whatever is done to it, a station does what the obvious one does', () => {
  fc.assert(
    fc.property(spec, steps, (figures, history) => {
      const pair = createPair(figures);
      const seen = [];
      const wanted = [];
      for (const one of history) {
        const [said, expected] = pair.step(one);
        seen.push({ one, said, ...look(pair.station) });
        wanted.push({ one, said: expected, ...look(pair.reference) });
      }
      expect(seen).toEqual(wanted);
      const [told, expected] = pair.answers();
      expect(told).toEqual(expected);
    }),
    { seed: 1, numRuns: 600 },
  );
});

test('at every step the books balance, no limit is passed, and nobody waits beside an idle server', () => {
  fc.assert(
    fc.property(spec, steps, (figures, history) => {
      const { station, step: apply } = createPair(figures);
      let serversMax = figures.servers;
      const holds = (one: Step): boolean => {
        apply(one);
        if (one.op === 'servers') serversMax = Math.max(serversMax, one.servers);
        const { inService, queueLength, paused, servers } = station;
        const { offered, admitted, rejected, served, failed, dropped, cancelled, wasted, reneged } =
          station.counters;
        const held = inService + queueLength;
        const idle = !paused && inService < servers;
        return (
          offered === admitted + rejected &&
          admitted === served + failed + dropped + cancelled + reneged + held &&
          wasted <= served &&
          inService <= serversMax &&
          queueLength <= figures.queueCapacity &&
          held <= Math.min(figures.memoryLimit, figures.limit) &&
          !(idle && queueLength > 0)
        );
      };
      expect(history.find((one) => !holds(one))).toBeUndefined();
    }),
    { seed: 2, numRuns: 600 },
  );
});
