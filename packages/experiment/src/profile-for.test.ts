import { expect, test } from 'vitest';
import { profileFor } from './profile-for.ts';
import { smallExperiment } from './testing/small-experiment.ts';

const { quick, full } = smallExperiment.profiles;
const experiment = {
  ...smallExperiment,
  profiles: {
    quick: quick!,
    full: full!,
    large: { about: 'Large.', replications: 1, fromClients: 1000 },
    huge: { about: 'Huge.', replications: 1, fromClients: 100_000 },
  },
};

test('a run is quick unless there is a profile for so many clients', () => {
  expect(profileFor(experiment)).toBe('quick');
  expect(profileFor(experiment, 999)).toBe('quick');
  expect(profileFor(experiment, 1000)).toBe('large');
  expect(profileFor(experiment, 1_000_000)).toBe('huge');
  expect(profileFor(smallExperiment, 1_000_000)).toBe('quick');
});
