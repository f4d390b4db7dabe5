import type { ClientEvent, Stage } from '@squall/client-actor';
import { createKernel } from '@squall/kernel';
import { type Station, createStation } from '@squall/service-actor';
import { expect, test } from 'vitest';
import { type Rule, drop, ways } from './network.ts';
import { planStations } from './plan.ts';
import { createPopulation } from './population.ts';
import { Recorder } from './recorder.ts';
import type { ServiceSpec } from './spec.ts';
import { frontService, smallSpec } from './testing/small-spec.ts';
import { TicketBook } from './tickets.ts';
import { Traffic } from './traffic.ts';

/** One back of one server and 100 ms, 20 ms away; what clients say is said by the test. */
function open(back: Partial<ServiceSpec> = {}, ...more: readonly Rule[]) {
  const kernel = createKernel();
  const spec = smallSpec({
    clients: 4,
    services: {
      front: frontService,
      back: { servers: 1, queueCapacity: 1, serviceTimeMs: 100, cv2: 0, ...back },
    },
  });
  const population = createPopulation(spec);
  const plan = planStations(spec, population);
  const tickets = new TicketBook(population.size);
  const recorder = new Recorder({ kernel, tickets, plan, population, triggerMs: 0 });
  const log: string[] = [];
  recorder.records.subscribe(({ kind, client }) => log.push(`${kernel.now()} ${kind} ${client}`));
  const traffic: { open?: Traffic } = {};
  const stations: readonly Station[] = plan.stations.map(({ station, index }) =>
    createStation(station, {
      timers: kernel,
      uniform: { seed: index },
      answer: (ticket, outcome, retryAfterMs) =>
        traffic.open?.answer(ticket, outcome, retryAfterMs),
    }),
  );
  const roads = (traffic.open = new Traffic({
    kernel,
    plan,
    servedIn: population.cellOf,
    tickets,
    rules: [() => 20, ...more],
    recorder,
    stations,
    deliver: (client: number, { type, ...rest }: ClientEvent) =>
      log.push([kernel.now(), 'hears', client, type, ...Object.values(rest)].join(' ')),
    resumable: (client) => (client === 0 ? 1 : 0),
  }));
  for (const station of stations) station.start();
  let asked = 0;
  return {
    stations,
    ask: (client: number, attempt: number, stage: Stage = 'contacts', first: 0 | 1 = 1) => {
      asked++;
      roads.request(client, stage, attempt, first);
    },
    close: (client: number, attempt: number, type: 'timedOut' | 'abandoned' = 'timedOut') =>
      roads.close(client, type, attempt),
    run: (untilMs: number) => {
      kernel.runUntil(untilMs);
      return log.splice(0);
    },
    /** Every ticket has come back when as many new ones are the same again. */
    allBack: () => {
      const again = Array.from({ length: asked }, () => tickets.issue(-1, 0, 0, 0, 0));
      return Math.max(...again) < asked;
    },
  };
}

test('a request crosses the network, is served, and its answer crosses back', () => {
  const { ask, run, allBack } = open();
  ask(0, 7);
  expect(run(1000)).toEqual([
    '0 requested 0',
    '120 servedUseful 0',
    '140 answered 0',
    '140 hears 0 response 7 0',
  ]);
  expect(allBack()).toBe(true);
});

test('a request in consequence of a failure is a retry, and costs what its stage costs', () => {
  const { ask, run } = open();
  ask(1, 7, 'signIn', 0);
  expect(run(1000)).toEqual([
    '0 retried 1',
    '220 servedUseful 1',
    '240 answered 1',
    '240 hears 1 response 7 0',
  ]);
});

test('the answer to a connect request says whether there is a session to resume', () => {
  const { ask, run } = open();
  ask(0, 7, 'connect');
  ask(1, 7, 'connect');
  const heard = run(1000).filter((line) => line.includes('hears'));
  expect(heard.map((line) => line.replace(/^\S+ /, '')).toSorted()).toEqual([
    'hears 0 response 7 1',
    'hears 1 response 7 0',
  ]);
});

test('a full queue refuses, and the refusal crosses back', () => {
  const { ask, run, allBack } = open();
  for (const client of [0, 1, 2]) ask(client, 1);
  expect(run(100)).toEqual([
    '0 requested 0',
    '0 requested 1',
    '0 requested 2',
    '40 rejected 2',
    '40 hears 2 rejection 1 0',
  ]);
  run(1000);
  expect(allBack()).toBe(true);
});

test('a refusal by the door says how long to wait', () => {
  const admission = { perThousandPerSecond: 1, burstSeconds: 1, retryAfterMs: 700 };
  const { ask, run } = open({ admission });
  ask(0, 1);
  ask(1, 1);
  expect(run(100).at(-1)).toBe('40 hears 1 rejection 1 700');
});

test('an answer after the time-out is work in vain; it is delivered, and is no outcome', () => {
  const { ask, close, run, allBack } = open();
  ask(0, 1);
  run(50);
  close(0, 1);
  expect(run(1000)).toEqual(['50 timedOut 0', '120 servedWasted 0', '140 hears 0 response 1 0']);
  expect(allBack()).toBe(true);
});

test('an answer that is on its way when its client gives up was still of use to the service', () => {
  const { ask, close, run, allBack } = open();
  ask(0, 1);
  run(130);
  close(0, 1, 'abandoned');
  expect(run(1000)).toEqual(['130 abandoned 0', '140 hears 0 response 1 0']);
  expect(allBack()).toBe(true);
});

test('with cancellation the service is told, over the same network, and stops', () => {
  const { ask, close, run, stations, allBack } = open({ cancellation: true });
  ask(0, 1);
  run(50);
  close(0, 1);
  expect(run(1000)).toEqual(['50 timedOut 0']);
  expect(stations[1]?.counters).toMatchObject({ cancelled: 1, served: 0, busyMs: 50 });
  expect(allBack()).toBe(true);
});

test('without cancellation nothing is sent: the service goes on, and the books know who waited', () => {
  const told: number[] = [];
  const { ask, close, run, stations } = open({}, (_, __, ___, way) => {
    told.push(way);
    return 0;
  });
  ask(0, 1);
  run(50);
  close(0, 1);
  expect(run(1000)).toEqual(['50 timedOut 0', '120 servedWasted 0', '140 hears 0 response 1 0']);
  expect(told).toEqual([ways.request, ways.answer]);
  expect(stations[1]?.counters).toMatchObject({ cancelled: 0, abandonedInService: 0, served: 1 });
});

test('a withdrawal that comes after the service has finished changes nothing', () => {
  const { ask, close, run, stations, allBack } = open({ cancellation: true });
  ask(0, 1);
  run(110);
  close(0, 1);
  expect(run(1000)).toEqual(['110 timedOut 0', '120 servedWasted 0', '140 hears 0 response 1 0']);
  expect(stations[1]?.counters).toMatchObject({ cancelled: 0, served: 1 });
  expect(allBack()).toBe(true);
});

test('a withdrawal that overtakes its request finds nothing: the request is served in vain', () => {
  const slowRequests: Rule = (_, __, ___, way) => (way === ways.request ? 200 : 0);
  const { ask, close, run, allBack } = open({ cancellation: true }, slowRequests);
  ask(0, 1);
  run(50);
  close(0, 1);
  expect(run(1000)).toEqual(['50 timedOut 0', '320 servedWasted 0', '340 hears 0 response 1 0']);
  expect(allBack()).toBe(true);
});

test.each(['request', 'answer', 'withdrawal'] as const)(
  'a lost %s gives its ticket back',
  (lost) => {
    const { ask, close, run, allBack } = open({ cancellation: true }, (_, __, ___, way) =>
      way === ways[lost] ? drop : 0,
    );
    ask(0, 1);
    run(50);
    close(0, 1);
    const rest = run(1000);
    expect(allBack()).toBe(true);
    expect(rest.some((line) => line.includes('lost'))).toBe(lost === 'withdrawal');
  },
);

test('a request that is lost stays open until its client gives up', () => {
  const { ask, close, run } = open({}, (_, __, ___, way) => (way === ways.request ? drop : 0));
  ask(0, 1);
  expect(run(1000)).toEqual(['0 requested 0', '0 lost 0']);
  close(0, 1);
  expect(run(2000)).toEqual(['1000 timedOut 0']);
});

test('what dies with its service is answered as a refusal', () => {
  const { ask, run, stations, allBack } = open();
  ask(0, 1);
  ask(1, 1);
  run(50);
  stations[1]?.crash('a fault');
  expect(run(1000)).toEqual([
    '50 serviceFailed 0',
    '50 serviceFailed 1',
    '70 rejected 0',
    '70 hears 0 rejection 1 0',
    '70 rejected 1',
    '70 hears 1 rejection 1 0',
  ]);
  expect(allBack()).toBe(true);
});

test('a request that nobody sent cannot be closed', () => {
  const { close } = open();
  expect(() => close(0, 5)).toThrow(
    'it closes attempt 5: close each request once, as long as it is open',
  );
});
