import { createActor } from 'xstate';
import { expect, test } from 'vitest';
import { type ClientSettings, createSessionClient } from './index.ts';
import { plainSettings } from './testing/settings.ts';

const ports = { now: () => 0 };
const human = { patienceMeanMs: 1, manualRetriesMax: 0, absenceMeanMs: 1 };

test.each([
  ['policy is undefined: give a policy, such as fullJitter', { policy: undefined }],
  ['timeoutsMs is 5000: give a time for each of connect, resume', { timeoutsMs: 5000 }],
  ['timeoutsMs.connect is undefined: give a number above 0', { timeoutsMs: {} }],
  ['timeoutsMs.sync is 0: give a number', { timeoutsMs: { ...plainSettings.timeoutsMs, sync: 0 } }],
  ['heartbeatMs is -1: give a number above 0, at most 2147483647 (ms)', { heartbeatMs: -1 }],
  ['heartbeatMs is Infinity: give a number above 0', { heartbeatMs: Infinity }],
  ['heartbeatMissesMax is 0: give a whole number of at least 1', { heartbeatMissesMax: 0 }],
  ['messageMeanMs is NaN: give a number above 0', { messageMeanMs: NaN }],
  ['resume is undefined: give true or false', { resume: undefined }],
  ['honoursRetryAfter is 1: give true or false', { honoursRetryAfter: 1 }],
  ['human is null: give its figures, or leave it out', { human: null }],
  ['human.patienceMeanMs is 0: give a number', { human: { ...human, patienceMeanMs: 0 } }],
  ['human.manualRetriesMax is 0.5: give a whole', { human: { ...human, manualRetriesMax: 0.5 } }],
  ['human.absenceMeanMs is -1: give a number', { human: { ...human, absenceMeanMs: -1 } }],
])('%s ...', (message, wrong) => {
  const settings: ClientSettings = Object.assign({}, plainSettings, wrong);
  expect(() => createSessionClient(settings, ports)).toThrow(RangeError);
  expect(() => createSessionClient(settings, ports)).toThrow(message);
});

test('settings that are no object are named too', () => {
  // @ts-expect-error: what a program without types may pass
  const nothing: ClientSettings = undefined;
  expect(() => createSessionClient(nothing, ports)).toThrow('settings is undefined');
});

test.each([
  ['input.id is -1: give a whole number of at least 0', { id: -1 }],
  ['input.seed is 0.5: give a whole number from 0 to 4294967295', { seed: 0.5 }],
  ['input.seed is 4294967296: give a whole number', { seed: 2 ** 32 }],
  ['input.online is true: give 0 or 1', { online: true }],
  ['input.canProcess is 2: give 0 or 1', { canProcess: 2 }],
])('%s, which XState hands to the observer of the actor', (message, wrong: object) => {
  const actor = createActor(createSessionClient(plainSettings, ports), {
    input: Object.assign({ id: 1, seed: 1 }, wrong),
  });
  const errors: unknown[] = [];
  actor.subscribe({ error: (error) => errors.push(error) });
  actor.start();
  expect(errors).toHaveLength(1);
  expect(String(errors[0])).toContain(message);
});
