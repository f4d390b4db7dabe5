import { expect, test } from 'vitest';
import { namesOf } from './load.ts';

test('what was built from a file that is gone is no experiment', () => {
  const built = ['storm.experiment.js', 'gone.experiment.js', 'calm.experiment.js'];
  const written = ['calm.experiment.ts', 'new.experiment.ts', 'storm.experiment.ts', 'storm'];
  expect(namesOf([...built, 'calm.experiment.js.map', 'storm'], written)).toEqual([
    'calm',
    'storm',
  ]);
});
