import { clientStates } from '@squall/client-actor';
import { expect, test } from 'vitest';
import type { FaultSpec } from '../spec.ts';
import { runFleets } from '../testing/fleet-run.ts';
import { runWhole } from '../testing/run.ts';
import { backService, frontService } from '../testing/small-spec.ts';

const crash = (service: string, instance?: number, atMs = 20_000): FaultSpec => ({
  kind: 'crash',
  atMs,
  cell: 'main',
  service,
  ...(instance === undefined ? {} : { instance }),
});
type Run = ReturnType<typeof runFleets>;
const disconnected = ({ records }: Run) =>
  records.filter(({ kind }) => kind === 'disconnected').map(({ client }) => client);
const came = ({ records }: Run, state: string) =>
  records.filter(
    ({ kind, value, atMs }) =>
      kind === 'state' &&
      atMs > 20_000 &&
      value === (clientStates as readonly string[]).indexOf(state),
  );

test('one instance dies alone: its clients lose their connection, and nobody else', () => {
  const seen = runFleets({ faults: [crash('front', 3)] });
  expect(disconnected(seen)).toEqual(Array.from({ length: 15 }, (_, k) => 4 * k + 2));
  expect(seen.log).toEqual([
    '20.0 fault main crash of front 3',
    '20.0 crash main front 3 dies: a fault',
    '22.0 restart main front 3 is up again',
  ]);
});

test('a fault that names no instance hits all of them', () => {
  const seen = runFleets({
    supervision: { intensity: 10, periodMs: 5000 },
    faults: [crash('front')],
  });
  expect(disconnected(seen)).toHaveLength(60);
  expect(seen.log.filter((line) => line.includes('dies'))).toHaveLength(4);
});

test('a connection goes where the balancer sent it: who came back through another falls with that one', () => {
  const seen = runFleets({ faults: [crash('front', 3), crash('front', 1, 40_000)] });
  const second = disconnected(seen).slice(15);
  const moved = second.filter((client) => client % 4 === 2);
  expect(second.filter((client) => client % 4 === 0)).toHaveLength(15);
  expect(moved.length).toBeGreaterThan(0);
  expect(second).toHaveLength(15 + moved.length);
});

test('an instance that keeps sessions takes those of its clients with it: they sign in anew, the others resume', () => {
  const seen = runFleets({
    supervision: { intensity: 20, periodMs: 5000 },
    faults: [crash('back', 1), crash('front', undefined, 24_000)],
  });
  // Clients with even numbers were kept by the first of two.
  const resumed = new Set(came(seen, 'resuming').map(({ client }) => client));
  expect([...resumed].every((client) => client % 2 === 1)).toBe(true);
  expect(resumed.size).toBe(30);
});

test('its queue, servers and capacity are those of the service, and the books are one', () => {
  const { timeline, ledger, measures } = runFleets();
  const [front] = timeline.services;
  expect(front).toMatchObject({ service: 'front', queueCapacity: 100, capacityPerSecond: 800 });
  expect(Object.keys(ledger)).toEqual(['main/front', 'main/back']);
  expect(ledger['main/front']).toMatchObject({ rejected: 0, timedOut: 0 });
  expect(measures['service.main/front.overloadedMs']).toBe(0);
});

test('a fleet of one lives and dies as a single station does', () => {
  const faults = [crash('back')];
  const back = { ...backService, startUpMs: 2000 };
  const alone = runWhole({ services: { front: frontService, back }, faults });
  const fleet = runWhole({
    services: { front: frontService, back: { ...back, instances: 1 } },
    faults,
  });
  const deaths = ({ records }: Run) =>
    records
      .filter(({ kind }) => kind === 'serviceDied' || kind === 'serviceUp')
      .map(({ kind, atMs, station }) => [kind, atMs, station]);
  expect(deaths(fleet)).toEqual(deaths(alone));
  expect(disconnected(fleet)).toEqual(disconnected(alone));
});

test('a pause of one instance leaves the others at work', () => {
  const pausing = (instance?: number): FaultSpec => ({
    ...crash('front', instance),
    kind: 'pause',
    forMs: 8000,
  });
  const during = (fault: FaultSpec) =>
    runFleets({ faults: [fault] }).timeline.services[0]!.goodputPerSecond.slice(21, 26);
  expect(Math.min(...during(pausing(2)))).toBeGreaterThan(0);
  expect(Math.max(...during(pausing()))).toBe(0);
});
