import { expect, test } from 'vitest';
import { type RolloutSettings, createRollout } from './rollout.ts';
import { observe } from './testing/observe.ts';

const spec: RolloutSettings = {
  startMs: 10_000,
  waves: [
    { share: 0.1, afterMs: 0 },
    { share: 0.5, afterMs: 5000 },
    { share: 1, afterMs: 7000 },
  ],
  haltOnAlarm: true,
};

const rollOut = (change: Partial<RolloutSettings> = {}) =>
  observe(createRollout({ ...spec, ...change }));
const lost = (lossShare: number) => ({ type: 'sample', lossShare });
const alarm = { type: 'alarm' };

test('waves start at their times and end in completion', () => {
  const { wait, state } = rollOut();
  expect(wait(9999)).toEqual([]);
  expect(state()).toBe('waiting');
  expect(wait(50_000)).toEqual(['10 launched 0 0.1', '15 launched 1 0.5', '17 launched 2 1']);
  expect(state()).toBe('complete');
});

test('a first wave may come later than the start', () => {
  const { wait } = rollOut({ waves: [{ share: 1, afterMs: 2000 }] });
  expect(wait(60_000)).toEqual(['12 launched 0 1']);
});

test('an alarm halts the waves that are still to come', () => {
  const { wait, tell, state } = rollOut();
  wait(12_000);
  expect([...tell(alarm), ...tell(alarm)]).toEqual(['12 halted']);
  expect(wait(50_000)).toEqual([]);
  expect(state()).toBe('halted');
});

test('an alarm that nobody acts on, or that comes when all is out, halts nothing', () => {
  const heedless = rollOut({ haltOnAlarm: false });
  heedless.wait(12_000);
  expect(heedless.tell(alarm)).toEqual([]);
  expect(heedless.wait(50_000)).toHaveLength(2);

  const late = rollOut();
  late.wait(20_000);
  expect(late.tell(alarm)).toEqual([]);
  expect(late.state()).toBe('complete');
});

test('the gate rolls back once when too many of those reached are lost', () => {
  const { wait, tell, state } = rollOut({ gate: { lossShareMax: 0.2 } });
  wait(12_000);
  expect(tell(lost(0.2))).toEqual([]);
  expect(state()).toBe('waiting');
  expect(tell(lost(0.21))).toEqual(['12 rolledBack']);
  expect([...tell(lost(0.9)), ...tell(alarm)]).toEqual([]);
  expect(wait(50_000)).toEqual([]);
  expect(state()).toBe('rolledBack');
});

test('the gate still watches when the last wave is out, or the waves are halted', () => {
  const complete = rollOut({ gate: { lossShareMax: 0.2 } });
  complete.wait(20_000);
  expect(complete.tell(lost(1))).toEqual(['20 rolledBack']);

  const halted = rollOut({ gate: { lossShareMax: 0.2 } });
  halted.wait(12_000);
  expect([...halted.tell(alarm), ...halted.tell(lost(1))]).toEqual(['12 halted', '12 rolledBack']);
});

test('a bake ends the watch: what is lost in it is rolled back, what is lost later is not', () => {
  const baked = () => rollOut({ gate: { lossShareMax: 0.2, bakeMs: 5000 } });
  const inTime = baked();
  inTime.wait(21_999);
  expect(inTime.state()).toBe('baking');
  expect(inTime.tell(lost(0.3))).toEqual(['21.999 rolledBack']);

  const tooLate = baked();
  tooLate.wait(22_000);
  expect(tooLate.state()).toBe('complete');
  expect(tooLate.tell(lost(1))).toEqual([]);
});

test('what is lost before the first wave is not the doing of the roll-out', () => {
  const { wait, tell } = rollOut({ gate: { lossShareMax: 0.2 } });
  expect(tell(lost(1))).toEqual([]);
  expect(wait(10_001)).toEqual(['10 launched 0 0.1']);
});

test('without a gate no loss rolls anything back', () => {
  const { wait, tell } = rollOut();
  wait(12_000);
  expect(tell(lost(1))).toEqual([]);
  expect(wait(50_000)).toHaveLength(2);
});

test.each<[Partial<RolloutSettings>, string]>([
  [{ startMs: -1 }, 'startMs is -1: give a finite number of at least 0'],
  [{ waves: [] }, 'waves.length is 0: give a whole number of at least 1'],
  [
    { waves: [...spec.waves, { share: 0.9, afterMs: 9000 }] },
    'waves.3.share is 0.9: give a finite number from 1 to 1',
  ],
  [{ gate: { lossShareMax: 2 } }, 'gate.lossShareMax is 2: give a finite number from 0 to 1'],
  [{ gate: { lossShareMax: 0, bakeMs: 0 } }, 'gate.bakeMs is 0: give a finite number above 0'],
])('a roll-out with %j is refused', (change, message) => {
  expect(() => createRollout({ ...spec, ...change })).toThrow(new RangeError(message));
});
