// @ts-check
import { describe, expect, test } from 'vitest';
import { experimentTargets } from './experiment-targets.mjs';
import { fakeFolder } from './testing/fake-folder.mjs';

const emulator = fakeFolder('apps/emulator', {
  'experiments/skype-2015.experiment.ts': "import { shared } from './shared.ts';",
  'experiments/drain.experiment.ts': "import skype from './skype-2015.experiment.ts';",
  'experiments/shared.ts': '',
});
const { targets, group } = experimentTargets(emulator, ['build', 'test']);

describe('one target per experiment file', () => {
  test('a file gives a short and a long name; other files give none', () => {
    expect(Object.keys(targets)).toEqual([
      'drain',
      'experiment-drain',
      'skype-2015',
      'experiment-skype-2015',
      'experiments',
    ]);
    expect(group).toEqual(Object.keys(targets));
  });

  test('the short name runs the command in the project, on built files', () => {
    expect(targets['skype-2015']).toMatchObject({
      cache: true,
      dependsOn: ['build'],
      outputs: ['{projectRoot}/results/skype-2015'],
      options: { cwd: 'apps/emulator', command: 'node bin/squall.mjs run skype-2015' },
    });
  });

  test('one with a map has a target that draws it', () => {
    const text = "export default defineExperiment({\n  name: 'phases',\n  map: mapOn(scale),\n});";
    const folder = fakeFolder('apps/emulator', { 'experiments/phases.experiment.ts': text });
    const { targets: its } = experimentTargets(folder, []);
    expect(Object.keys(its)).toEqual(['phases', 'experiment-phases', 'map-phases', 'experiments']);
    expect(its['map-phases']).toMatchObject({
      outputs: ['{projectRoot}/results/map-phases'],
      options: { command: 'node bin/squall.mjs map phases' },
    });
    expect(its['experiments']?.dependsOn).toEqual(['phases']);
  });

  test('the long name hands its options on to the short one', () => {
    expect(targets['experiment-skype-2015']).toMatchObject({
      executor: 'nx:noop',
      dependsOn: [{ target: 'skype-2015', params: 'forward' }],
    });
  });

  test('experiments runs every one of them', () => {
    expect(targets['experiments']?.dependsOn).toEqual(['drain', 'skype-2015']);
  });

  test('another experiment is no input, unless this one builds on others', () => {
    const excluded = '!{projectRoot}/experiments/drain.experiment.ts';
    expect(targets['skype-2015']?.inputs).toContain(excluded);
    expect(JSON.stringify(targets['drain']?.inputs)).not.toContain('"!');
  });

  test('a folder without experiments gives nothing', () => {
    expect(experimentTargets(fakeFolder('packages/kernel', {}), [])).toEqual({
      targets: {},
      group: [],
    });
  });

  test.each(['build', 'experiments'])('a file named as the target %s is refused', (name) => {
    const folder = fakeFolder('apps/emulator', { [`experiments/${name}.experiment.ts`]: '' });
    expect(() => experimentTargets(folder, ['build'])).toThrow(
      `apps/emulator/experiments/${name}.experiment.ts: ${name} is a target already; give the file another name`,
    );
  });
});
