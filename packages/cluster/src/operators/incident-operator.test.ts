import { createKernel } from '@squall/kernel';
import { kernelClock } from '@squall/kernel/xstate';
import { expect, test } from 'vitest';
import { createActor } from 'xstate';
import { type IncidentOperatorSettings, createIncidentOperator } from './incident-operator.ts';

const settings: IncidentOperatorSettings = { samples: 3, diagnosisMs: 5000 };

/** One sample a second, told at its full second: 1 is an alarming one. */
function onCall(of: IncidentOperatorSettings = settings) {
  const kernel = createKernel();
  const actor = createActor(createIncidentOperator(of), { clock: kernelClock(kernel) });
  const log: string[] = [];
  actor.on('*', ({ type }) => log.push(`${kernel.now() / 1000} ${type}`));
  actor.start();
  const see = (...samples: readonly (0 | 1)[]) => {
    for (const alarming of samples) {
      kernel.runUntil(kernel.now() + 1000);
      actor.send({ type: 'sample', alarming });
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
  expect(see(1, 1, 0, 1, 1)).toEqual([]);
  expect(see(1)).toEqual(['6 detected']);
});

test('one sample is enough where one is asked for', () => {
  expect(onCall({ ...settings, samples: 1 }).see(0, 1)).toEqual(['2 detected']);
});

test('the cause is mended when the diagnosis is done; detection and cure are told once', () => {
  const { see, wait } = onCall();
  see(1, 1, 1);
  expect(see(1, 1, 0, 0)).toEqual([]);
  expect(wait(10_000)).toEqual(['8 mended']);
  expect([...see(1, 1, 1, 1), ...wait(100_000)]).toEqual([]);
});
