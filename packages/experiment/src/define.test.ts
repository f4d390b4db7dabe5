import { InputError } from '@squall/cluster';
import { expect, test } from 'vitest';
import { defineExperiment } from './define.ts';
import type { ExperimentDefinition } from './definition.ts';
import { assumed, documented } from './figure.ts';
import { smallExperiment } from './testing/small-experiment.ts';

const refusal = (change: object): string => {
  const definition: ExperimentDefinition = { ...smallExperiment, ...change };
  try {
    defineExperiment(definition);
  } catch (error) {
    if (error instanceof InputError) return error.message;
    throw error;
  }
  return 'nothing is wrong';
};

const { world, variants, profiles } = smallExperiment;
const [recovery] = smallExperiment.accept;
const { atMost: _, ...unbound } = recovery!;
const quick = profiles['quick']!;
const full = profiles['full']!;
const changed = (change: object) => ({
  variants: { ...variants, odd: { title: 'Odd', about: 'Odd.', change } },
});

test('an experiment that holds together is given back as it is', () => {
  expect(defineExperiment(smallExperiment)).toBe(smallExperiment);
});

test.each([
  // Its own fields.
  [{ name: 'Small Storm' }, 'experiment.name is "Small Storm": give a name in kebab case'],
  [{ title: '' }, 'experiment.title is "": give a sentence'],
  [{ question: undefined }, 'experiment.question is undefined: expected string'],
  [{ covers: 'all' }, 'experiment.covers is "all": expected array'],
  [{ worlds: 1 }, "experiment: there is no 'worlds' here; remove it or mend its spelling"],
  [{ world: 5 }, 'experiment.world is 5: give a cluster'],
  [{ variants: {} }, 'experiment.variants is {}: give at least the base'],
  [{ accept: [] }, 'experiment.accept is []: state at least one claim'],
  [{ profiles: { quick } }, 'experiment.profiles.full is undefined: expected object'],
  [
    { profiles: { quick: { ...quick, replications: 0 }, full } },
    'experiment.profiles.quick.replications is 0: ',
  ],
  [
    { profiles: { quick: { ...quick, about: '' }, full } },
    'experiment.profiles.quick.about is "": give a sentence',
  ],
  // Figures.
  [
    { world: { ...world, clients: assumed(20, ' ') } },
    'world.clients has no source or reason: give one',
  ],
  [
    { world: { ...world, clients: documented(20, '') } },
    'world.clients has no source or reason: give one',
  ],
  [
    changed({ services: { front: { servers: assumed(3, '') } } }),
    'odd: services.front.servers has no source or reason: give one',
  ],
  [
    { world: { ...world, clients: assumed(20, 'few', [30, 40]) } },
    'world.clients is 20: its range is 30 to 40',
  ],
  [
    { world: { ...world, clients: assumed(20, 'few', [40, 10]) } },
    'world.clients is 20: its range is 40 to 10',
  ],
  [
    { profiles: { quick, full: { ...full, world: { clients: assumed(20, ' ') } } } },
    'profiles.full.world.clients has no source or reason: give one',
  ],
  [
    { profiles: { quick, full: { ...full, variants: { cold: { clients: assumed(20, '') } } } } },
    'profiles.full.variants.cold.clients has no source or reason: give one',
  ],
  // Names of variants.
  [
    { profiles: { quick, full: { ...full, variants: { bas: {} } } } },
    'profiles.full names the variant "bas": give one of base, cold',
  ],
  [
    { profiles: { quick: { ...quick, replications: { bas: 2 } }, full } },
    'profiles.quick names the variant "bas": give one of base, cold, default',
  ],
  [
    {
      profiles: { quick, full: { ...full, sensitivity: { variants: ['bas'], replications: 1 } } },
    },
    'profiles.full names the variant "bas": give one of base, cold',
  ],
  [
    { accept: [{ ...recovery, variant: 'bas' }] },
    'accept.0 variant is "bas": give one of base, cold',
  ],
  [
    { accept: [recovery, { ...unbound, atMostTimes: { factor: 1, variant: 'bas' } }] },
    'accept.1 variant is "bas": give one of base, cold',
  ],
  // Claims.
  [{ accept: [unbound] }, 'accept.0 has no bound: give atLeast, atMost, never or atMostTimes'],
  [
    { accept: [{ ...recovery, measure: 'cell.mian.recoveryMs' }] },
    'accept.0 measure is "cell.mian.recoveryMs": give one of cell.main.recoveryMs, ',
  ],
  [
    { accept: [{ ...recovery, measure: 'cell.main.recovery' }] },
    'accept.0 measure is "cell.main.recovery": give one of cell.main.onlineMin, ',
  ],
  // Each variant in each profile is a world.
  [
    { world: { ...world, clients: assumed(0, 'nobody') } },
    'base: world.clients is 0: expected number to be >=1',
  ],
  [
    changed({ horizonMs: 9000 }),
    'odd: world.faults.0.atMs is 10000: it must lie before the horizon',
  ],
  [
    { profiles: { quick, full: { ...full, world: { windowMs: 1e6 } } } },
    'base: world.windowMs is 1000000: it must not exceed the horizon, 60000',
  ],
])('%j is refused with the way out', (change, line) => {
  expect(refusal(change).slice(0, line.length)).toBe(line);
});

test('there may be more profiles than the two that there must be', () => {
  expect(refusal({ profiles: { quick, full, overnight: full } })).toBe('nothing is wrong');
});
