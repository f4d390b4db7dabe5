import { deterministic } from '@squall/random';
import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { departuresBySteps } from '../testing/sharing-by-steps.ts';
import { stationOnLoop } from '../testing/station-on-loop.ts';

const jobs = fc
  .array(
    fc.record({
      gapMs: fc.integer({ min: 0, max: 400 }),
      workMs: fc.integer({ min: 1, max: 900 }),
    }),
    { minLength: 1, maxLength: 40 },
  )
  .map((list) => {
    let atMs = 0;
    // Moments that no sum of parts of work meets, so that no two things happen at once.
    return list.map(({ gapMs, workMs }, ticket) => ({
      ticket,
      atMs: (atMs += gapMs + Math.SQRT2 / (ticket + 3)),
      workMs: workMs + Math.LOG10E / (ticket + 2),
    }));
  });

test('under processor sharing each leaves when the sum of its parts is its work', () => {
  fc.assert(
    fc.property(jobs, fc.integer({ min: 1, max: 4 }), (list, servers) => {
      const left = new Map<number, number>();
      const { station, loop, at } = stationOnLoop(
        {
          servers,
          queueCapacity: 100,
          serviceTime: deterministic(1),
          discipline: 'processorSharing',
        },
        { answer: (ticket) => void left.set(ticket, loop.now()) },
      );
      for (const { ticket, atMs, workMs } of list)
        at(atMs, () => void station.offer(ticket, workMs));
      loop.flush();
      const wanted = departuresBySteps(list, servers);
      expect(left.size).toBe(list.length);
      const late = [...wanted].filter(
        ([ticket, ms]) => !(Math.abs((left.get(ticket) ?? 0) - ms) < 1e-6),
      );
      expect(late).toEqual([]);
      const workMs = list.reduce((sum, job) => sum + job.workMs, 0);
      expect(station.counters.busyMs).toBeCloseTo(workMs, 6);
    }),
    { seed: 1, numRuns: 300 },
  );
});
