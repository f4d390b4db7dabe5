import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { planStations } from './plan.ts';
import { createPopulation } from './population.ts';
import { frontService, smallSpec } from './testing/small-spec.ts';

const scaled = fc.record({
  capacityPerThousandPerSecond: fc.double({ min: 0.1, max: 500, noNaN: true }),
  queueSeconds: fc.double({ min: 0, max: 60, noNaN: true }),
  serviceTimeMs: fc.double({ min: 0.1, max: 2000, noNaN: true }),
});

test('capacity is exactly what was asked for, whatever the population', () => {
  fc.assert(
    fc.property(scaled, fc.integer({ min: 1, max: 100_000 }), (back, clients) => {
      const spec = smallSpec({ clients, services: { front: frontService, back } });
      const [, planned] = planStations(spec, createPopulation(spec)).stations;
      const wanted = (back.capacityPerThousandPerSecond * clients) / 1000;
      expect(planned!.capacityPerSecond / wanted).toBeCloseTo(1, 9);
      // What the station is really made of says the same.
      const { servers, serviceTime } = planned!.station;
      const meanMs = 'mean' in serviceTime ? serviceTime.mean : Number.NaN;
      expect((servers * 1000) / meanMs / wanted).toBeCloseTo(1, 9);
      expect(planned!.station.queueCapacity).toBeGreaterThanOrEqual(1);
    }),
    { seed: 1, numRuns: 100 },
  );
});

test('cells share out the capacity that one cell would have: half each when there are two', () => {
  fc.assert(
    fc.property(
      scaled,
      fc.integer({ min: 1, max: 4 }),
      fc.integer({ min: 1, max: 5000 }),
      (back, count, clientsOfCell) => {
        const cells = Array.from({ length: count }, (_, i) => `cell${i}`);
        const clients = clientsOfCell * count;
        const services = { front: frontService, back };
        const spec = smallSpec({ clients, cells, services });
        const { stations } = planStations(spec, createPopulation(spec));
        const capacities = stations
          .filter(({ service }) => service === 'back')
          .map(({ capacityPerSecond }) => capacityPerSecond);
        const whole = (back.capacityPerThousandPerSecond * clients) / 1000;
        expect(capacities).toHaveLength(count);
        for (const capacity of capacities) expect((capacity * count) / whole).toBeCloseTo(1, 9);
      },
    ),
    { seed: 1, numRuns: 60 },
  );
});
