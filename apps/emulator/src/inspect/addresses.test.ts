import type { ClusterSpec } from '@squall/cluster';
import { specOf } from '@squall/experiment';
import { describe, expect, test } from 'vitest';
import { small } from './testing/small-experiment.ts';
import { firstSightMs, watchedAddresses, watchedInWords } from './addresses.ts';

const spec = specOf(small, { profile: 'quick', variant: 'base' });
const { front } = spec.services;
const twoCells: ClusterSpec = {
  ...spec,
  cells: ['consumer', 'business'],
  cohorts: { all: { ...spec.cohorts['all']!, cells: ['consumer', 'business'] } },
  services: { ...spec.services, directory: { ...front!, shared: true } },
};
const watched = (...asked: string[]) => [...watchedAddresses(twoCells, asked).addresses];

test('a client is watched by its number', () => {
  expect(watched('client:3', 'client:003', 'client:0')).toEqual(['client:3', 'client:0']);
});

test('a service without a cell is watched in every cell', () => {
  expect(watched('service:front')).toEqual(['service:consumer/front', 'service:business/front']);
});

test('a service with a cell is watched there alone, a shared one has one copy', () => {
  expect(watched('service:business/front')).toEqual(['service:business/front']);
  expect(watched('service:directory')).toEqual(['service:shared/directory']);
});

test('a fleet is watched in all of its instances, or one by its number', () => {
  const fleet = { ...spec.services, front: { ...front!, instances: 2 } };
  const seen = (...asked: string[]) => [
    ...watchedAddresses({ ...spec, services: fleet }, asked).addresses,
  ];
  const cell = spec.cells[0]!;
  const both = [`service:${cell}/front#1`, `service:${cell}/front#2`];
  expect(seen('service:front')).toEqual(both);
  expect(seen('service:front#2')).toEqual([both[1]]);
});

test('those who deploy and evacuate are watched by what they do', () => {
  const deploys = [{ cell: 'consumer', service: 'front', atMs: 20_000, instancesPerMinute: 1 }];
  const asked = ['operator:deploy-consumer-front'];
  expect([...watchedAddresses({ ...twoCells, deploys }, asked).addresses]).toEqual(asked);
});

test('a client may be watched from a moment on; named twice, from the earlier one', () => {
  const sights = watchedAddresses(twoCells, ['client:5@20s', 'client:7@0.5min', 'client:7@40s']);
  expect([...sights.addresses]).toEqual(['client:5', 'client:7']);
  expect([...sights.fromMs]).toEqual([
    [5, 20_000],
    [7, 30_000],
  ]);
  expect(watchedInWords(sights)).toEqual(['client:5 from 00:20 on', 'client:7 from 00:30 on']);
  expect(firstSightMs(sights)).toBe(20_000);
  const plain = watchedAddresses(twoCells, ['client:5@20s', 'client:5', 'client:6@30s']);
  expect(watchedInWords(plain)).toEqual(['client:5', 'client:6 from 00:30 on']);
  expect(firstSightMs(plain)).toBe(0);
});

describe('an address of nothing is named, with what there is', () => {
  const wrong: readonly (readonly [string, RegExp])[] = [
    ['client:40', /--inspect is "client:40": the clients of this run are client:0 to client:39/],
    ['client:99999999', /client:99999999/],
    ['client:x', /client:x/],
    ['client:5@soon', /--inspect is "client:5@soon": give a moment such as client:5@90s/],
    ['client:5@0s', /"client:5@0s": give a moment/],
    ['client:5@1s@2s', /"client:5@1s@2s": give a moment/],
    ['client:5@', /"client:5@": give a moment/],
    ['client:5@1h', /"client:5@1h": this run ends at 01:00: give a moment before/],
    ['client:40@20s', /"client:40@20s": the clients of this run are client:0 to client:39/],
    ['service:front@20s', /service:front@20s": give one of service:front/],
    [
      'service:nosuch',
      /service:nosuch": give one of service:front, service:back, .*consumer\/front/,
    ],
    ['service:moon/front', /service:moon\/front/],
    ['service:ront', /service:ront/],
    ['operator:rollout', /operator:rollout": this run has no operators/],
    ['recovery:consumer/queueLimit', /queueLimit": this run has no recovery actors/],
    ['queue:1', /queue:1": give client:<number>/],
    ['supervisor:moon', /supervisor:moon": give one of supervisor:consumer, supervisor:business/],
  ];
  test.each(wrong)('%s', (asked, says) => {
    expect(() => watched(asked)).toThrow(says);
  });
});

test('operators are one desk per cell, and the roll-out where there is one', () => {
  const { signIn } = spec.stages;
  const alarm = { service: signIn.service, successShareBelow: 0.5, samples: 3 };
  const staffed: ClusterSpec = {
    ...twoCells,
    operators: { sampleDelayMs: 0, alarm, diagnosisMs: 0, mendOverMs: 0, admissionRamp: null },
    configuration: {
      startMs: 1000,
      waves: [{ share: 1, afterMs: 0 }],
      fetchOverMs: 1000,
      order: 'random',
      haltOnAlarm: false,
    },
  };
  const asked = ['operator:business', 'operator:rollout'];
  expect([...watchedAddresses(staffed, asked).addresses]).toEqual(asked);
  expect(() => watchedAddresses(staffed, ['operator:nobody'])).toThrow(
    /give one of operator:consumer, operator:business, operator:rollout/,
  );
});

test('recovery actors are named by cell and kind, the second of a kind with its number', () => {
  const { signIn } = spec.stages;
  const priorityShedding = {
    kind: 'priorityShedding',
    service: signIn.service,
    floorMax: 1,
  } as const;
  const guarded: ClusterSpec = {
    ...twoCells,
    recovery: [priorityShedding, { ...priorityShedding, service: 'front', cell: 'business' }],
  };
  const asked = ['recovery:consumer/priorityShedding', 'recovery:business/priorityShedding-2'];
  expect([...watchedAddresses(guarded, asked).addresses]).toEqual(asked);
  expect(() => watchedAddresses(guarded, ['recovery:consumer/priorityShedding-2'])).toThrow(
    /give one of recovery:consumer\/priorityShedding, recovery:business\/priorityShedding, recovery:business\/priorityShedding-2$/,
  );
});

test('too many actors are refused, with the limit', () => {
  const many = { ...spec, clients: 1000 };
  const asked = Array.from({ length: 65 }, (_, client) => `client:${client}`);
  expect(() => watchedAddresses(many, asked)).toThrow('names 65 actors: give at most 64');
});
