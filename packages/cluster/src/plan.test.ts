import { expect, test } from 'vitest';
import { planStations } from './plan.ts';
import { createPopulation } from './population.ts';
import type { ClusterSpec } from './spec.ts';
import { frontService, smallSpec } from './testing/small-spec.ts';

const plan = (change: Partial<ClusterSpec>) => {
  const spec = smallSpec(change);
  return planStations(spec, createPopulation(spec));
};

test('each service stands once in each cell, or once for all where it is shared', () => {
  const planned = plan({
    cells: ['east', 'west'],
    services: { front: frontService, back: { ...frontService, shared: true } },
  });
  expect(planned.stations.map(({ key, cell }) => [key, cell])).toEqual([
    ['east/front', 0],
    ['west/front', 1],
    ['shared/back', -1],
  ]);
  expect([planned.indexOf(0, 'front'), planned.indexOf(1, 'front')]).toEqual([0, 1]);
  expect([
    planned.indexOf(0, 'back'),
    planned.indexOf(1, 'back'),
    planned.indexOf(-1, 'back'),
  ]).toEqual([2, 2, 2]);
  expect([planned.indexOf(0, 'nowhere'), planned.indexOf(-1, 'front')]).toEqual([-1, -1]);
});

test('a stage is served by the copy in the cell of the client, at its own cost', () => {
  const planned = plan({ cells: ['east', 'west'] });
  const signIn = 2;
  expect([planned.stationOf(0, signIn), planned.stationOf(1, signIn)]).toEqual([2, 3]);
  expect([planned.costOf(0), planned.costOf(signIn)]).toEqual([1, 2]);
});

test('stages are of the least priority unless told', () => {
  const { stages } = smallSpec();
  const planned = plan({ stages: { ...stages, connect: { ...stages.connect, priority: 5 } } });
  expect([planned.priorityOf(0), planned.priorityOf(1)]).toEqual([5, 0]);
});

test('disciplines, impatience and overload controls are handed to the station as they are', () => {
  const { stations } = plan({
    services: {
      front: {
        ...frontService,
        discipline: 'adaptiveLifo',
        lifoAbove: 7,
        preemption: true,
        baulking: [0, 0.5],
        patience: { meanMs: 300, cv2: 0 },
        admission: { kind: 'codel', targetMs: 3 },
      },
      back: { ...frontService, patience: { meanMs: 300 } },
    },
  });
  expect(stations[0]?.station).toMatchObject({
    discipline: 'adaptiveLifo',
    lifoAbove: 7,
    preemption: true,
    baulking: [0, 0.5],
    patience: { kind: 'deterministic', value: 300 },
    admission: { kind: 'codel', targetMs: 3 },
  });
  expect(stations[1]?.station.patience).toEqual({ kind: 'exponential', mean: 300 });
});

test('a service that is sized outright has what it was given', () => {
  const { stations } = plan({ services: { front: frontService, back: frontService } });
  expect(stations[0]).toMatchObject({
    station: { servers: 4, queueCapacity: 100, serviceTime: { kind: 'exponential', mean: 5 } },
    capacityPerSecond: 800,
  });
});

test('a service that is sized by its clients has the whole number of servers that comes next', () => {
  const scaled = { capacityPerThousandPerSecond: 12, queueSeconds: 5, serviceTimeMs: 100, cv2: 0 };
  const { stations } = plan({ clients: 2000, services: { front: frontService, back: scaled } });
  // 24 a second at 100 ms each would be 2.4 servers: there are 2, each as much faster.
  expect(stations[1]?.capacityPerSecond).toBeCloseTo(24, 9);
  expect(stations[1]?.station).toMatchObject({ servers: 2, queueCapacity: 120 });
  expect(stations[1]?.station.serviceTime).toMatchObject({ kind: 'deterministic' });
});

test('figures per thousand clients are those of the cell, those of the queue follow the queue', () => {
  const { stations } = plan({
    clients: 500,
    services: {
      front: frontService,
      back: {
        capacityPerThousandPerSecond: 40,
        queueSeconds: 2,
        serviceTimeMs: 50,
        memoryLimitOfQueue: 1.5,
        admission: { perThousandPerSecond: 30, burstSeconds: 2, retryAfterMs: 700 },
        dependencies: [{ service: 'front', cost: 2, timeoutMs: 300 }],
      },
    },
  });
  expect(stations[1]?.station).toMatchObject({
    queueCapacity: 40,
    memoryLimit: 60,
    admission: { kind: 'tokenBucket', ratePerSecond: 15, burst: 30, retryAfterMs: 700 },
    dependencies: [{ station: 'front', cost: 2, timeoutMs: 300, withPrevious: false }],
  });
});

test('a cell without clients still has a service that can be called', () => {
  const scaled = { capacityPerThousandPerSecond: 10, queueSeconds: 5, serviceTimeMs: 100 };
  const spec = smallSpec({ clients: 1, services: { front: frontService, back: scaled } });
  const { stations } = planStations(
    { ...spec, cells: ['main', 'empty'] },
    createPopulation({ ...spec, cells: ['main', 'empty'] }),
  );
  expect(stations.at(-1)).toMatchObject({
    key: 'empty/back',
    station: { servers: 1, queueCapacity: 1 },
  });
});
