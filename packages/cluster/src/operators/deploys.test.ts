import { expect, test } from 'vitest';
import type { DeploySpec } from '../spec.ts';
import { runFleets } from '../testing/fleet-run.ts';

/** The front of four, one every five seconds, from 20 s on. */
const deploy: DeploySpec = {
  cell: 'main',
  service: 'front',
  atMs: 20_000,
  instancesPerMinute: 12,
};
const short = (log: readonly string[]) => log.map((line) => line.split(' main ').join(' '));

test('instance by instance is drained, restarted and up again, and then the deploy is complete', () => {
  const seen = runFleets({ deploys: [deploy] });
  expect(short(seen.log)).toEqual([
    '20.0 deploy front 1 is drained and restarted',
    '22.0 restart front 1 is up again',
    '25.0 deploy front 2 is drained and restarted',
    '27.0 restart front 2 is up again',
    '30.0 deploy front 3 is drained and restarted',
    '32.0 restart front 3 is up again',
    '35.0 deploy front 4 is drained and restarted',
    '37.0 restart front 4 is up again',
    '40.0 deployed deploy of front is complete',
  ]);
  expect(seen.measures['cell.main.deployMs']).toBe(20_000);
});

test('no restart of a deploy counts against the supervisor', () => {
  const seen = runFleets({
    supervision: { intensity: 0, periodMs: 60_000 },
    deploys: [{ ...deploy, instancesPerMinute: 600 }],
  });
  expect(seen.log.some((line) => line.includes('gaveUp'))).toBe(false);
});

test('the clients of an instance are told to go one by one over the drain', () => {
  const { records } = runFleets({
    front: { drainMs: 8000 },
    deploys: [{ ...deploy, instancesPerMinute: 1 }],
  });
  const left = records.filter(({ kind, atMs }) => kind === 'disconnected' && atMs < 30_000);
  // Fifteen clients in eight seconds: one each half second.
  expect(left.map(({ atMs }) => atMs)).toEqual(
    Array.from({ length: 15 }, (_, k) => 20_500 + 500 * k),
  );
});

test('without a drain they go all at once', () => {
  const { records } = runFleets({ deploys: [{ ...deploy, instancesPerMinute: 1 }] });
  const left = records.filter(({ kind, atMs }) => kind === 'disconnected' && atMs < 30_000);
  expect(left.map(({ atMs }) => atMs)).toEqual(Array.from({ length: 15 }, () => 20_000));
});

test('an instance that holds no connections finishes what it holds: nobody loses a request', () => {
  const { ledger, log } = runFleets({
    back: { drainMs: 5000 },
    deploys: [{ ...deploy, service: 'back' }],
  });
  expect(log.at(-1)).toContain('deploy of back is complete');
  expect(ledger['main/back']).toMatchObject({ rejected: 0, timedOut: 0 });
});

test('a gate holds the deploy back while the service behind it does not answer', () => {
  const pause = {
    kind: 'pause',
    atMs: 21_000,
    cell: 'main',
    service: 'back',
    forMs: 14_000,
  } as const;
  const gate = { service: 'back', successShareBelow: 0.9, sampleDelayMs: 500 };
  const taken = (deploys: readonly DeploySpec[]) =>
    runFleets({ horizonMs: 120_000, faults: [pause], deploys: [...deploys] }).log.filter(
      (line) => line.split(' ')[1] === 'deploy',
    );
  expect(taken([deploy]).map((line) => line.split(' ')[0])).toEqual([
    '20.0',
    '25.0',
    '30.0',
    '35.0',
  ]);
  const held = taken([{ ...deploy, gate }]).map((line) => Number(line.split(' ')[0]));
  expect(held).toHaveLength(4);
  expect(held.filter((atS) => atS > 25 && atS < 35)).toEqual([]);
});

test('an instance that dies while it drains is started by its supervisor, and counts as done', () => {
  const seen = runFleets({
    front: { drainMs: 4000 },
    deploys: [deploy],
    faults: [{ kind: 'crash', atMs: 21_000, cell: 'main', service: 'front', instance: 1 }],
  });
  expect(short(seen.log).filter((line) => line.includes('front 1'))).toEqual([
    '20.0 deploy front 1 is drained and restarted',
    '21.0 fault crash of front 1',
    '21.0 crash front 1 dies: a fault',
    '23.0 restart front 1 is up again',
  ]);
  expect(seen.log.at(-1)).toContain('complete');
});

test('what began with a deploy ends with it', () => {
  const { measures } = runFleets({ deploys: [deploy] });
  expect(measures['cell.main.outlastsTriggerMs']).not.toBeNull();
  // The crash is over, the deploy is not when the run ends.
  const crash = {
    kind: 'crash',
    atMs: 20_000,
    cell: 'main',
    service: 'back',
    instance: 1,
  } as const;
  const cut = runFleets({ faults: [crash], deploys: [{ ...deploy, atMs: 50_000 }] });
  expect(cut.measures['cell.main.deployMs']).toBeNull();
  expect(cut.measures['cell.main.outlastsTriggerMs']).toBeNull();
});
