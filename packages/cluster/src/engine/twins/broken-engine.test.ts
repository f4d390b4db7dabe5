import { createKernel } from '@squall/kernel';
import { expect, test } from 'vitest';
import { assign, setup } from 'xstate';
import { createCluster } from '../../cluster.ts';
import { EngineFault, createFailure } from '../../failure.ts';
import { cohort, smallSpec } from '../../testing/small-spec.ts';

/** A machine with a memory outside of itself, which a real actor and typed arrays cannot have in common. */
function forgetful() {
  let calls = 0;
  return setup({ types: { context: {} as { n: number } } }).createMachine({
    id: 'forgetful',
    context: { n: 0 },
    initial: 'offline',
    states: {
      offline: { after: { 2500: { target: 'online' } } },
      online: { entry: assign({ n: () => ++calls }) },
    },
  });
}

const spec = smallSpec({
  clients: 10,
  cohorts: { good: { ...cohort, share: 0.7 }, odd: { ...cohort, share: 0.3, machine: forgetful } },
});

test('a run whose engines differ ends as a fault: who, when, after which event, in what', () => {
  const cluster = createCluster(spec, { seed: 1, engine: 'flyweight', twins: 10 });
  cluster.runUntil(2000);
  const run = () => cluster.runUntil(60_000);
  expect(run).toThrow(EngineFault);
  expect(run).toThrow(
    'client 7 of cohort odd, at 2.500 s, after xstate.after.2500.forgetful.offline: ' +
      'context.n is 1 on typed arrays, 2 as a real actor',
  );
  expect(cluster.snapshot().nowMs).toBe(2500);
});

test('without twins nobody notices', () => {
  const cluster = createCluster(spec, { seed: 1, engine: 'flyweight' });
  cluster.runUntil(spec.horizonMs);
  expect(cluster.finish().twins).toBeUndefined();
});

test('a fault is worth more than what a machine threw', () => {
  const failure = createFailure(createKernel());
  failure.note('client 1', new Error('ouch'));
  failure.fault('client 1', 'after start: status differs');
  failure.fault('client 2', 'after stop: so does this');
  expect(() => failure.check()).toThrow(
    new EngineFault('client 1, at 0.000 s, after start: status differs'),
  );
});
