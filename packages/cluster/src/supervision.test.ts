import { clientStates } from '@squall/client-actor';
import { expect, test } from 'vitest';
import type { InspectionEvent, Observer } from 'xstate';
import type { ClusterSpec, FaultSpec } from './spec.ts';
import { type WholeRun, runWhole } from './testing/run.ts';
import { backService, frontService } from './testing/small-spec.ts';

const resuming = clientStates.indexOf('resuming');
const crash = (service: string, ...atS: readonly number[]): FaultSpec[] =>
  atS.map((seconds) => ({ kind: 'crash', atMs: seconds * 1000, cell: 'main', service }));

const run = (change: Partial<ClusterSpec>) =>
  runWhole({
    services: { front: frontService, back: { ...backService, startUpMs: 2000 } },
    ...change,
  });
const lives = ({ records }: WholeRun, station: number) =>
  records
    .filter(({ station: its, atMs }) => its === station && atMs > 0)
    .filter(({ kind }) => kind === 'serviceDied' || kind === 'serviceUp')
    .map(({ kind, atMs }) => `${atMs / 1000} ${kind}`);
const withoutFaults = ({ log }: WholeRun) => log.filter((line) => !line.includes(' fault '));

test('a service that has crashed is started again and answers after its start-up', () => {
  const seen = run({ faults: crash('back', 20) });
  expect(lives(seen, 1)).toEqual(['20 serviceDied', '22 serviceUp']);
  expect(seen.log).toEqual([
    '20.0 fault main crash of back',
    '20.0 crash main back dies: a fault',
    '22.0 restart main back is up again',
  ]);
});

test('a run begins with its services up, whatever their start-up takes', () => {
  const back = { ...backService, startUpMs: 30_000 };
  const { ledger } = run({ services: { front: back, back }, horizonMs: 20_000 });
  expect(ledger['main/front']).toMatchObject({ rejected: 0 });
  expect(ledger['main/front']?.answered).toBeGreaterThan(100);
});

test('a second crash during the start-up begins it anew', () => {
  const seen = run({ faults: crash('back', 20, 21) });
  expect(lives(seen, 1)).toEqual(['20 serviceDied', '21 serviceDied', '23 serviceUp']);
});

test('more restarts than its intensity allows, and the supervisor gives up: the cell stays dead', () => {
  const seen = run({
    supervision: { intensity: 1, periodMs: 5000 },
    faults: crash('back', 20, 23),
  });
  expect(withoutFaults(seen)).toEqual([
    '20.0 crash main back dies: a fault',
    '22.0 restart main back is up again',
    '23.0 crash main back dies: a fault',
    '23.0 gaveUp main supervisor gives up: 2 restarts',
  ]);
  // The whole cell goes down with its supervisor: the front, which nothing was wrong with, rejects.
  expect(seen.ledger['main/front']?.rejected).toBeGreaterThan(100);
});

test('as many crashes, but further apart than the period, are survived', () => {
  const seen = run({
    supervision: { intensity: 1, periodMs: 5000 },
    faults: crash('back', 20, 26, 32),
  });
  expect(lives(seen, 1).at(-1)).toBe('34 serviceUp');
  expect(seen.log.some((line) => line.includes('gaveUp'))).toBe(false);
});

test('operators start a cell again by hand after its supervisor has given up', () => {
  const seen = run({
    supervision: { intensity: 0, periodMs: 5000, restartByHandMs: 10_000 },
    faults: crash('back', 20),
  });
  expect(withoutFaults(seen)).toEqual([
    '20.0 crash main back dies: a fault',
    '20.0 gaveUp main supervisor gives up: 1 restarts',
    '30.0 byHand main operators start the cell again',
    '30.0 restart main front is up again',
    '32.0 restart main back is up again',
  ]);
  expect(lives(seen, 0)).toEqual(['20 serviceDied', '30 serviceUp']);
  const online = seen.timeline.onlineShare['all']!;
  // The front held the connections, and was killed with its cell.
  expect(Math.min(...online)).toBe(0);
  expect(online.at(-1)).toBe(1);
});

test('without supervision a service that has died stays dead', () => {
  const seen = run({ supervision: null, faults: crash('back', 20) });
  expect(lives(seen, 1)).toEqual(['20 serviceDied']);
  expect(seen.log.slice(1)).toEqual(['20.0 crash main back dies: a fault']);
});

test('a service that is dead already does not die again', () => {
  const seen = run({ supervision: null, faults: crash('back', 20, 30) });
  expect(lives(seen, 1)).toEqual(['20 serviceDied']);
});

test('when the holder of connections dies all its clients are disconnected, at once', () => {
  const { records } = run({ faults: crash('front', 20) });
  const lost = records.filter(({ kind }) => kind === 'disconnected');
  expect(lost).toHaveLength(60);
  expect(lost.every(({ atMs }) => atMs === 20_000)).toBe(true);
});

test('sessions survive when their keeper does: clients resume instead of signing in', () => {
  const resumed = ({ records }: WholeRun) =>
    records.filter(({ kind, value }) => kind === 'state' && value === resuming).length;
  expect(resumed(run({ faults: crash('front', 20) }))).toBeGreaterThanOrEqual(60);
  const both = run({ faults: [...crash('back', 20), ...crash('front', 20)] });
  expect(resumed(both)).toBe(0);
});

test('a session that has outlived its time-to-live is not resumed', () => {
  const sessions = { ttlMs: 0, keptBy: 'back', connectionsHeldBy: 'front' };
  const { records } = run({ sessions, faults: crash('front', 20) });
  expect(records.some(({ kind, value }) => kind === 'state' && value === resuming)).toBe(false);
});

test('a shared holder of connections takes the clients of every cell with it', () => {
  const { records } = runWhole({
    cells: ['main', 'west'],
    services: { front: { ...frontService, shared: true }, back: backService },
    faults: crash('front', 20),
  });
  expect(records.filter(({ kind }) => kind === 'disconnected')).toHaveLength(60);
});

test('a cell dies alone: the clients of the other do not notice', () => {
  const { timeline, ledger } = runWhole({ cells: ['main', 'west'], faults: crash('front', 20) });
  const online = timeline.onlineShare['all']!;
  expect(Math.min(...online)).toBe(0.5);
  expect(ledger['west/front']).toMatchObject({ rejected: 0, timedOut: 0, abandoned: 0 });
});

test('a service whose memory is full dies of it and is started again', () => {
  const back = { servers: 1, queueCapacity: 40, serviceTimeMs: 500, memoryLimitOfQueue: 0.5 };
  const seen = run({
    services: { front: frontService, back: { ...back, startUpMs: 1000 } },
    supervision: { intensity: 100, periodMs: 1000 },
    faults: crash('front', 20),
  });
  expect(seen.log).toContainEqual(expect.stringMatching(/crash main back dies: memory$/));
  expect(seen.log).toContainEqual(expect.stringMatching(/restart main back is up again$/));
});

test("a cell's supervisor is watched with an actor for each of its services", () => {
  const actors: string[] = [];
  const inspect = (address: string): Observer<InspectionEvent> | undefined => {
    if (address !== 'supervisor:main') return undefined;
    return {
      next: ({ type, actorRef }) => {
        if (type === '@xstate.actor' && 'id' in actorRef) actors.push(String(actorRef.id));
      },
    };
  };
  const change = { faults: crash('back', 20) };
  const watched = runWhole({ ...change }, { inspect });
  expect(actors).toEqual(['supervisor:main', 'main/front', 'main/back']);
  expect(watched.log).toEqual(runWhole(change).log);
});
