import { InputError } from '@squall/cluster';
import { expect, test } from 'vitest';
import type { ExperimentDefinition } from './definition.ts';
import { assumed } from './figure.ts';
import { type Point, specOf, worldOf } from './point.ts';
import { smallExperiment } from './testing/small-experiment.ts';

const shared = assumed(7, 'the same in both', [5, 9]);
const experiment: ExperimentDefinition = {
  ...smallExperiment,
  world: {
    ...smallExperiment.world,
    sessions: { ttlMs: 60_000, keptBy: 'front', connectionsHeldBy: 'front' },
    network: { latencyMs: shared, cv2: 0, lossShare: 0 },
  },
  variants: {
    base: { title: 'Base', about: 'As it is.' },
    other: {
      title: 'Other',
      about: 'Everything else.',
      change: {
        clients: assumed(33, 'more'),
        windowMs: 500,
        network: { latencyMs: shared },
      },
    },
  },
  profiles: {
    ...smallExperiment.profiles,
    full: {
      about: 'Large.',
      world: { clients: 25, windowMs: 2000, horizonMs: 90_000 },
      replications: 1,
    },
  },
};
const specAt = (point: Partial<Point>) =>
  specOf(experiment, { profile: 'quick', variant: 'base', ...point });

test('the base is the world without its marks', () => {
  const spec = specAt({});
  expect(spec).toMatchObject({ clients: 20, windowMs: 1000, network: { latencyMs: 7 } });
  expect(spec.services['front']).toEqual({
    servers: 2,
    queueCapacity: 40,
    serviceTimeMs: 20,
    startUpMs: 1000,
  });
  expect(JSON.parse(JSON.stringify(spec))).toEqual(spec);
});

test('a profile is laid over the base, a variant over the profile, options over all', () => {
  expect(specAt({ profile: 'full' })).toMatchObject({ clients: 25, windowMs: 2000 });
  const both = { profile: 'full', variant: 'other' };
  expect(specAt(both)).toMatchObject({ clients: 33, windowMs: 500, horizonMs: 90_000 });
  expect(specAt({ ...both, clients: 40, horizonMs: 50_000 })).toMatchObject({
    clients: 40,
    windowMs: 500,
    horizonMs: 50_000,
  });
});

test('a figure is varied where it stands, and where the same one stands again', () => {
  const figures = [{ path: 'network.latencyMs', value: 9 }];
  expect(specAt({ figures }).network.latencyMs).toBe(9);
  expect(specAt({ figures, variant: 'other' }).network.latencyMs).toBe(9);
});

test('several figures are varied at once', () => {
  const figures = [
    { path: 'network.latencyMs', value: 9 },
    { path: 'clients', value: 10 },
  ];
  expect(specAt({ figures })).toMatchObject({ clients: 10, network: { latencyMs: 9 } });
});

test('whatever is laid over a figure stays: a profile, a variant with a figure of its own, an option', () => {
  const figures = [{ path: 'clients', value: 10 }];
  expect(specAt({ figures }).clients).toBe(10);
  expect(specAt({ figures, profile: 'full' }).clients).toBe(25);
  expect(specAt({ figures, variant: 'other' }).clients).toBe(33);
  expect(specAt({ figures, clients: 40 }).clients).toBe(40);
});

test('the experiment itself is left as it was', () => {
  const before = JSON.stringify(experiment);
  specAt({
    profile: 'full',
    variant: 'other',
    clients: 3,
    figures: [{ path: 'clients', value: 9 }],
  });
  expect(JSON.stringify(experiment)).toBe(before);
});

test.each<[Partial<Point>, string]>([
  [{ profile: 'slow' }, 'profile is "slow": give one of quick, full'],
  [{ variant: 'bas' }, 'variant is "bas": give one of base, other'],
  [{ variant: 'toString' }, 'variant is "toString": give one of base, other'],
  [{ clients: 0 }, 'world.clients is 0: expected number to be >=1'],
  [{ horizonMs: 9000 }, 'world.faults.0.atMs is 10000: it must lie before the horizon, 9000'],
  [{ figures: [{ path: 'windowMs', value: 1 }] }, 'there is no figure at windowMs in the world'],
])('%j does not fit the experiment and is refused', (point, line) => {
  expect(() => specAt(point)).toThrow(new InputError(line));
});

test('what is not checked yet can still be looked at', () => {
  const world = worldOf(experiment, { profile: 'quick', variant: 'base', clients: -1 });
  expect(world).toMatchObject({ clients: -1 });
});

test('a profile may change what a variant changes, and lies beneath it elsewhere', () => {
  const slow: ExperimentDefinition = {
    ...experiment,
    profiles: {
      ...experiment.profiles,
      slow: {
        about: 'On another scale.',
        world: { windowMs: 2000, warmUpMs: assumed(4000, 'slower') },
        variants: { other: { windowMs: assumed(4000, 'slower as well') } },
        replications: 1,
      },
    },
  };
  const at = (variant: string) => specOf(slow, { profile: 'slow', variant });
  expect(at('base')).toMatchObject({ clients: 20, windowMs: 2000, warmUpMs: 4000 });
  expect(at('other')).toMatchObject({ clients: 33, windowMs: 4000, warmUpMs: 4000 });
});
