import { expect, test } from 'vitest';
import { planStations } from '../plan.ts';
import { createPopulation } from '../population.ts';
import type { ClusterSpec } from '../spec.ts';
import { levers, recoveryStorm } from '../testing/recovery-storm.ts';
import { operators } from '../testing/operators.ts';
import { cohort, smallSpec } from '../testing/small-spec.ts';
import { runWhole } from '../testing/run.ts';
import { recoveryAddresses, recoveryPosts } from './posts.ts';

const { queueLimit, serviceBreaker, autoscaler } = levers;
const { directory, ...services } = recoveryStorm.services!;
const twoCells = {
  ...recoveryStorm,
  cells: ['main', 'west'],
  cohorts: { all: { ...cohort, cells: ['main', 'west'] } },
};

test('an entry stands for one actor in each cell, or for one at a shared service', () => {
  const shared = { ...services, directory: { ...directory!, shared: true } };
  const spec = smallSpec({
    ...twoCells,
    services: shared,
    recovery: [queueLimit.good, serviceBreaker.good, { ...autoscaler.good, service: 'contacts' }],
  });
  const plan = planStations(spec, createPopulation(spec));
  const keyOf = (station: number) => plan.stations[station]?.key;
  expect(
    recoveryPosts(spec, plan).map(({ address, cell, station, caller }) =>
      [address, cell, keyOf(station), keyOf(caller)].join(' '),
    ),
  ).toEqual([
    'recovery:shared/queueLimit -1 shared/directory shared/directory',
    // A breaker sits in the caller.
    'recovery:main/serviceBreaker 0 shared/directory main/contacts',
    'recovery:west/serviceBreaker 1 shared/directory west/contacts',
    'recovery:main/autoscaler 0 main/contacts main/contacts',
    'recovery:west/autoscaler 1 west/contacts west/contacts',
  ]);
});

test('the ramp that operators have at hand is the first of its cell', () => {
  const spec = smallSpec({
    ...recoveryStorm,
    operators: { ...operators, alarm: { ...operators.alarm, service: 'contacts' } },
    recovery: [levers.admissionRamp.good, queueLimit.good],
  });
  expect(recoveryAddresses(spec)).toEqual([
    'recovery:main/admissionRamp',
    'recovery:main/admissionRamp-2',
    'recovery:main/queueLimit',
  ]);
});

test('each actor is shown to whoever watches its address', () => {
  const asked: string[] = [];
  const heard: string[] = [];
  runWhole(
    { ...recoveryStorm, horizonMs: 30_000, recovery: [queueLimit.good, autoscaler.good] },
    {
      inspect: (address) => {
        asked.push(address);
        return address === 'recovery:main/queueLimit'
          ? { next: ({ type }: { type: string }) => void heard.push(type) }
          : undefined;
      },
    },
  );
  const wanted = ['recovery:main/queueLimit', 'recovery:main/autoscaler'];
  expect(asked.filter((address) => address.startsWith('recovery:'))).toEqual(wanted);
  expect(heard).toContain('@xstate.snapshot');
});

/** What the limit of a queue writes into the log when the clients of both cells come back at once. */
function limitsIn(change: Partial<ClusterSpec>, cell?: string) {
  const clients = 200;
  const faults = ['main', 'west'].map((at) => ({ ...recoveryStorm.faults![0]!, cell: at }));
  const recovery = [{ ...queueLimit.good, ...(cell === undefined ? {} : { cell }) }];
  const settings = recoveryStorm.cohorts!['all']!.settings;
  const cohorts = { all: { ...twoCells.cohorts.all, settings } };
  const { log } = runWhole(
    { ...twoCells, cohorts, clients, horizonMs: 40_000, faults, recovery, ...change },
    { engine: 'flyweight' },
  );
  const acts = log.filter((line) => line.includes('recovery'));
  return [...new Set(acts.map((line) => line.split(' ')[2]))];
}

test('an actor of one cell leaves the other alone; without a cell there is one in each', () => {
  expect(limitsIn({}, 'west')).toEqual(['west']);
  expect(limitsIn({})).toEqual(['main', 'west']);
});

test('at a shared service there is one for all', () => {
  expect(
    limitsIn({ services: { ...services, directory: { ...directory!, shared: true } } }),
  ).toEqual(['shared']);
});
