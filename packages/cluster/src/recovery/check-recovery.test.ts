import { expect, test } from 'vitest';
import { parseClusterSpec } from '../parse.ts';
import { levers, recoveryStorm } from '../testing/recovery-storm.ts';
import { operators } from '../testing/operators.ts';
import { cohort, quietSpec } from '../testing/small-spec.ts';

const refusal = (recovery: unknown, change: object = {}): string => {
  try {
    parseClusterSpec({ ...quietSpec, ...recoveryStorm, ...change, recovery });
    return 'nothing is wrong';
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
};

const { admissionRamp, priorityShedding, brownOut, serviceBreaker, autoscaler, queueLimit } =
  levers;
const twoCells = {
  cells: ['main', 'west'],
  cohorts: { all: { ...cohort, cells: ['main', 'west'] } },
};

test('actors of every kind may guard one cluster together, but one door has one keeper', () => {
  const all = Object.values(levers).map(({ good }) => good);
  expect(refusal(all)).toBe('nothing is wrong');
  expect(refusal([queueLimit.good, { ...admissionRamp.good, service: 'directory' }])).toBe(
    'world.recovery.1 sets the door of directory, as recovery.0 does: leave one of them out',
  );
});

test.each<[unknown, string]>([
  // The schema.
  [[{ ...queueLimit.good, kind: 'magic' }], 'world.recovery.0.kind is "magic": expected one of '],
  [[{ ...queueLimit.good, targetWaitMs: 0 }], 'world.recovery.0.targetWaitMs is 0: '],
  [[{ ...queueLimit.good, limit: 5 }], "world.recovery.0: there is no 'limit' here"],
  [[{ ...brownOut.good, stages: ['signIn'] }], 'world.recovery.0.stages.0 is "signIn": '],
  [[{ ...brownOut.good, stages: [] }], 'world.recovery.0.stages is []: '],
  [[{ ...priorityShedding.good, floorMax: 8 }], 'world.recovery.0.floorMax is 8: '],
  // Names.
  [
    [{ ...queueLimit.good, service: 'attic' }],
    'world.recovery.0.service is "attic": give one of front, signIn, contacts, directory',
  ],
  [[{ ...queueLimit.good, cell: 'moon' }], 'world.recovery.0.cell is "moon": give one of main'],
  [
    [{ ...admissionRamp.good, watch: ['attic'] }],
    'world.recovery.0.watch.0 is "attic": give one of front, signIn, contacts, directory',
  ],
  [[{ ...priorityShedding.good, at: 'attic' }], 'world.recovery.0.at is "attic": give one of '],
  [[{ ...serviceBreaker.good, caller: 'attic' }], 'world.recovery.0.caller is "attic": '],
  [
    [{ ...serviceBreaker.good, service: 'front' }],
    'world.recovery.0.service is "front": contacts calls directory',
  ],
  [
    [{ ...serviceBreaker.good, caller: 'front' }],
    'world.recovery.0.service is "directory": front calls no service',
  ],
  // What does not fit together.
  [
    [{ ...priorityShedding.good, calmBelowWaitMs: 1500 }],
    'world.recovery.0.calmBelowWaitMs is 1500: give less than overloadedAboveWaitMs, 1500',
  ],
  [
    [{ ...admissionRamp.good, endPerThousandPerSecond: 1 }],
    'world.recovery.0.endPerThousandPerSecond is 1: give a finite number of at least 20',
  ],
  [
    [queueLimit.good, { ...queueLimit.good, limitAboveWaitMs: 999 }],
    'world.recovery.1 sets the door of directory, as recovery.0 does',
  ],
  [
    [serviceBreaker.good, serviceBreaker.good],
    'world.recovery.1 sets the calls of contacts on directory, as recovery.0 does',
  ],
  [[brownOut.good, brownOut.bad], 'world.recovery.1 sets the features, as recovery.0 does'],
])('%j is refused with the way out', (recovery, line) => {
  expect(refusal(recovery).slice(0, line.length)).toBe(line);
});

test('two cells may have one each, and a shared service has no cell', () => {
  const one = { ...autoscaler.good, cell: 'main' };
  expect(refusal([one, { ...one, cell: 'west' }], twoCells)).toBe('nothing is wrong');
  expect(refusal([one, autoscaler.good], twoCells)).toBe(
    'world.recovery.1 sets the autoscaler of directory, as recovery.0 does: leave one of them out',
  );
  const { directory, ...services } = recoveryStorm.services!;
  const shared = {
    ...twoCells,
    services: { ...services, directory: { ...directory, shared: true } },
  };
  expect(refusal([autoscaler.good], shared)).toBe('nothing is wrong');
  expect(refusal([one], shared)).toBe(
    'world.recovery.0.cell is "main": directory is shared by all cells, leave it out',
  );
});

test('a door that the operators keep is not kept by another', () => {
  const staffed = {
    operators: { ...operators, alarm: { ...operators.alarm, service: 'contacts' } },
  };
  expect(refusal([{ ...admissionRamp.good, service: 'front' }], staffed)).toBe(
    'world.recovery.0 sets the door of front, as operators does: leave one of them out',
  );
  expect(refusal([admissionRamp.good], staffed)).toBe('nothing is wrong');
});
