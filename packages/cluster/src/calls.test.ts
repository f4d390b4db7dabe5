import { expect, test } from 'vitest';
import type { ServiceSpec } from './spec.ts';
import { startStations } from './testing/stations.ts';

/** Stations 0 and 1: a front of one server that calls the back for each request, and gives it 100 ms. */
const start = (back: Partial<ServiceSpec> = {}, callTimeoutMs = 100) =>
  startStations({
    services: {
      front: {
        servers: 1,
        queueCapacity: 10,
        serviceTimeMs: 10,
        cv2: 0,
        dependencies: [{ service: 'back', cost: 2, timeoutMs: callTimeoutMs }],
      },
      back: { servers: 1, queueCapacity: 10, serviceTimeMs: 20, cv2: 0, ...back },
    },
  });

test('a call takes the time that its cost asks for, and the answer goes on from there', () => {
  const { ask, run } = start();
  ask(0);
  expect(run(1000)).toEqual([
    '10 requested back',
    '50 servedUseful back',
    '50 answered back',
    '50 front answers: served',
  ]);
});

test('nothing answers inside the question: neither an answer nor a refusal', () => {
  const { kernel, calls } = start({ queueCapacity: 0 });
  const said: string[] = [];
  calls.depend(0, 'back', 1, 100, (ok) => said.push(`first ${ok}`));
  calls.depend(0, 'back', 1, 100, (ok) => said.push(`second ${ok}`));
  expect(said).toEqual([]);
  kernel.runUntil(1);
  expect(said).toEqual(['second false']);
  kernel.runUntil(100);
  expect(said).toEqual(['second false', 'first true']);
});

test('who is refused by the service it calls has failed at once', () => {
  const { ask, run, stations } = start();
  stations[1]?.stop();
  ask(0);
  expect(run(1000)).toEqual(['10 requested back', '10 rejected back', '10 front answers: failed']);
});

test('a caller holds its server until the call has timed out; the late answer is wasted', () => {
  const { ask, run, stations } = start({ serviceTimeMs: 300 });
  ask(0);
  ask(0);
  run(109);
  expect([stations[0]?.inService, stations[0]?.queueLength]).toEqual([1, 1]);
  expect(run(200)).toEqual([
    '110 timedOut back',
    '110 front answers: failed',
    '120 requested back',
  ]);
  expect(run(2000)).toEqual([
    '220 timedOut back',
    '220 front answers: failed',
    '610 servedWasted back',
    '1210 servedWasted back',
  ]);
});

test('with cancellation the work is given up together with the call', () => {
  const { ask, run, stations, tickets } = start({ serviceTimeMs: 300, cancellation: true });
  ask(0);
  expect(run(2000).slice(1)).toEqual(['110 timedOut back', '110 front answers: failed']);
  expect(stations[1]?.counters).toMatchObject({ served: 0, cancelled: 1, busyMs: 100 });
  expect([...tickets.openByStation(2)]).toEqual([1, 0]);
});

test('a call that dies with its service is a refusal to its caller', () => {
  const { ask, run, stations } = start();
  ask(0);
  run(20);
  stations[1]?.crash('a fault');
  expect(run(1000)).toEqual([
    '20 serviceFailed back',
    '20 rejected back',
    '20 front answers: failed',
  ]);
});

test('the time-out of a call that was answered does not hit the one that has its ticket next', () => {
  const { calls, run } = start();
  calls.depend(0, 'back', 1, 100, () => undefined);
  expect(run(50)).toEqual(['0 requested back', '20 servedUseful back', '20 answered back']);
  calls.depend(0, 'back', 10, 1000, () => undefined);
  expect(run(1000)).toEqual(['50 requested back', '250 servedUseful back', '250 answered back']);
});

test('tickets of calls are used again when caller and service are done with them', () => {
  const { calls, run, tickets, kernel } = start();
  for (let i = 0; i < 50; i++) {
    calls.depend(0, 'back', 1, 100, () => undefined);
    run(kernel.now() + 1000);
  }
  expect(tickets.issue(-1, 1, 255, 0, 0)).toBe(0);
});
