import { createKernel } from '@squall/kernel';
import { kernelClock } from '@squall/kernel/xstate';
import { expect, test } from 'vitest';
import { createActor } from 'xstate';
import { type IncidentOperatorSettings, createIncidentOperator } from './incident-operator.ts';

const settings: Required<IncidentOperatorSettings> = {
  samples: 3,
  diagnosisMs: 60_000,
  ramp: {
    reactionMs: 2000,
    startPerThousandPerSecond: 10,
    endPerThousandPerSecond: 80,
    raise: 2,
    lower: 0.5,
  },
};

/** What a sample shows: services answer and nobody waits at the door, they answer a crowd, they do not answer. */
const seen = {
  calm: { alarming: 0, healthy: 1, crowded: 0 },
  crowd: { alarming: 0, healthy: 1, crowded: 1 },
  ill: { alarming: 0, healthy: 0, crowded: 1 },
  alarm: { alarming: 1, healthy: 0, crowded: 0 },
} as const;
type Seen = keyof typeof seen;

const { ramp: _, ...withoutRamp } = settings;

/** One sample a second, told at its full second. */
function onCall(of: IncidentOperatorSettings = settings) {
  const kernel = createKernel();
  const actor = createActor(createIncidentOperator(of), { clock: kernelClock(kernel) });
  const log: string[] = [];
  actor.on('*', ({ type, ...rest }) =>
    log.push([kernel.now() / 1000, type, ...Object.values(rest)].join(' ')),
  );
  actor.start();
  const see = (...samples: readonly Seen[]) => {
    for (const name of samples) {
      kernel.runUntil(kernel.now() + 1000);
      actor.send({ type: 'sample', ...seen[name] });
    }
    return log.splice(0);
  };
  const wait = (ms: number) => {
    kernel.runUntil(kernel.now() + ms);
    return log.splice(0);
  };
  return { see, wait };
}

test('so many alarming samples in a row make an alarm; a good one between begins anew', () => {
  const { see } = onCall();
  expect(see('alarm', 'alarm', 'calm', 'alarm', 'alarm')).toEqual([]);
  expect(see('alarm')).toEqual(['6 detected']);
});

test('one sample is enough where one is asked for', () => {
  expect(onCall({ ...settings, samples: 1 }).see('calm', 'alarm')).toEqual(['2 detected']);
});

test('the door closes when the people have reacted, and ramps up while a crowd is answered', () => {
  const { see } = onCall();
  expect(see('alarm', 'alarm', 'alarm')).toEqual(['3 detected']);
  expect(see('crowd')).toEqual([]);
  expect(see('crowd', 'crowd', 'crowd')).toEqual(['5 doorSet 10', '6 doorSet 20', '7 doorSet 40']);
});

test('the ramp ends at its highest rate, the door opens when nobody waits at it', () => {
  const { see } = onCall();
  see('alarm', 'alarm', 'alarm', 'crowd', 'crowd', 'crowd', 'crowd');
  expect(see('crowd', 'crowd', 'crowd', 'calm', 'calm')).toEqual([
    '8 doorSet 80',
    '9 doorSet 80',
    '10 doorSet 80',
    '11 doorOpened',
  ]);
});

test('the rate falls while services do not answer, never below where it began', () => {
  const { see } = onCall();
  see('alarm', 'alarm', 'alarm', 'crowd', 'crowd', 'crowd', 'crowd');
  expect(see('ill', 'ill', 'ill', 'ill', 'crowd')).toEqual([
    '8 doorSet 20',
    '9 doorSet 10',
    '10 doorSet 10',
    '11 doorSet 10',
    '12 doorSet 20',
  ]);
});

test('an open door closes again at the next alarm; detection and cure are told once', () => {
  const { see } = onCall();
  see('alarm', 'alarm', 'alarm', 'crowd', 'crowd', 'calm');
  expect(see('alarm', 'alarm', 'alarm', 'crowd', 'crowd', 'crowd')).toEqual([
    '11 doorSet 10',
    '12 doorSet 20',
  ]);
});

test('the cause is mended when the diagnosis is done, whatever the door does meanwhile', () => {
  const { see, wait } = onCall({ ...settings, diagnosisMs: 5000 });
  see('alarm', 'alarm', 'alarm');
  expect(see('alarm', 'alarm', 'ill', 'ill').some((line) => line.includes('mended'))).toBe(false);
  expect(wait(10_000)).toEqual(['8 mended']);
  expect(see('alarm', 'alarm', 'alarm').some((line) => /mended|detected/.test(line))).toBe(false);
});

test('without a ramp the door is never touched', () => {
  const { see, wait } = onCall(withoutRamp);
  expect(see('alarm', 'alarm', 'alarm', 'crowd', 'ill', 'calm')).toEqual(['3 detected']);
  expect(wait(100_000)).toEqual(['63 mended']);
});
