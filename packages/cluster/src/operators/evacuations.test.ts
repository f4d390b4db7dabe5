import { clientStates } from '@squall/client-actor';
import { expect, test } from 'vitest';
import type { EvacuationSpec, FaultSpec } from '../spec.ts';
import { runWhole } from '../testing/run.ts';
import { disconnectReasons } from '../tallies.ts';

const resuming = clientStates.indexOf('resuming');

const evacuation: EvacuationSpec = {
  from: 'main',
  to: 'west',
  sampleDelayMs: 500,
  alarm: { service: 'front', successShareBelow: 0.5, samples: 3 },
  reactionMs: 2000,
  steps: 5,
  stepMs: 1000,
  healthySuccessShare: 0.5,
};
/** The front of the main cell dies and stays dead. */
const faults: FaultSpec[] = [{ kind: 'crash', atMs: 20_000, cell: 'main', service: 'front' }];
const run = (evacuations: readonly EvacuationSpec[]) =>
  runWhole({
    cells: ['main', 'west'],
    supervision: null,
    faults,
    horizonMs: 90_000,
    ...(evacuations.length > 0 ? { evacuations: [...evacuations] } : {}),
  });

test('a cell that fails stays dark, until its clients are sent to another', () => {
  expect(run([]).measures).toMatchObject({ 'cell.main.onlineAtEnd': 0, 'cell.west.onlineMin': 1 });
  const { measures, log } = run([evacuation]);
  expect(measures['cell.main.onlineAtEnd']).toBe(1);
  const [decided, ...moved] = log.filter((line) => / (detected|evacuat)/.test(line));
  expect(decided).toMatch(/^\d+\.5 detected main operators decide to evacuate to west$/);
  expect(moved.map((line) => line.split(' ').slice(1, 5).join(' '))).toEqual([
    'evacuation main 20 %',
    'evacuation main 40 %',
    'evacuation main 60 %',
    'evacuation main 80 %',
    'evacuated main 100 %',
  ]);
});

test('who is evacuated loses the connection that was left, and the session: nobody resumes elsewhere', () => {
  const pause: FaultSpec = { ...faults[0]!, kind: 'pause', forMs: 60_000 };
  const { records } = runWhole({
    cells: ['main', 'west'],
    supervision: null,
    faults: [pause],
    evacuations: [{ ...evacuation, steps: 1 }],
  });
  const mine = records.filter(({ client, atMs }) => client % 2 === 0 && atMs > 20_000);
  const byServer = mine.filter(
    ({ kind, value }) => kind === 'disconnected' && value === disconnectReasons.indexOf('server'),
  );
  expect(byServer.length).toBeGreaterThan(0);
  const back = mine.filter(({ kind, station }) => kind === 'requested' && station === 3);
  expect(new Set(back.map(({ client }) => client)).size).toBe(30);
  expect(mine.some(({ kind, value }) => kind === 'state' && value === resuming)).toBe(false);
});

test('when the other cell dies as well, nobody is moved on', () => {
  const { measures } = runWhole({
    cells: ['main', 'west'],
    supervision: null,
    faults: [...faults, { kind: 'crash', atMs: 22_000, cell: 'west', service: 'back' }],
    evacuations: [{ ...evacuation, healthySuccessShare: 0.9 }],
  });
  expect(measures['cell.main.onlineAtEnd']).toBe(0);
});
