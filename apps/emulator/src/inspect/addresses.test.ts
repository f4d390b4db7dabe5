import type { ClusterSpec } from '@squall/cluster';
import { specOf } from '@squall/experiment';
import { describe, expect, test } from 'vitest';
import { small } from './testing/small-experiment.ts';
import { watchedAddresses } from './addresses.ts';

const spec = specOf(small, { profile: 'quick', variant: 'base' });
const { front } = spec.services;
const twoCells: ClusterSpec = {
  ...spec,
  cells: ['consumer', 'business'],
  cohorts: { all: { ...spec.cohorts['all']!, cells: ['consumer', 'business'] } },
  services: { ...spec.services, directory: { ...front!, shared: true } },
};
const watched = (...asked: string[]) => [...watchedAddresses(twoCells, asked)];

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

describe('an address of nothing is named, with what there is', () => {
  const wrong: readonly (readonly [string, RegExp])[] = [
    ['client:40', /--inspect is "client:40": the clients of this run are client:0 to client:39/],
    ['client:99999999', /client:99999999/],
    ['client:x', /client:x/],
    [
      'service:nosuch',
      /service:nosuch": give one of service:front, service:back, .*consumer\/front/,
    ],
    ['service:moon/front', /service:moon\/front/],
    ['service:ront', /service:ront/],
    ['operator:rollout', /operator:rollout": this run has no operators/],
    ['queue:1', /queue:1": give client:<number>/],
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
  expect([...watchedAddresses(staffed, asked)]).toEqual(asked);
  expect(() => watchedAddresses(staffed, ['operator:nobody'])).toThrow(
    /give one of operator:consumer, operator:business, operator:rollout/,
  );
});

test('too many actors are refused, with the limit', () => {
  const many = { ...spec, clients: 1000 };
  const asked = Array.from({ length: 65 }, (_, client) => `client:${client}`);
  expect(() => watchedAddresses(many, asked)).toThrow('names 65 actors: give at most 64');
});
