// @ts-check
import { createTreeWithEmptyWorkspace } from '@nx/devkit/testing';
import { describe, expect, test } from 'vitest';
import { checkName } from './check-name.mjs';
import experiment from './generator.mjs';

describe('a name', () => {
  test.each(['drain', 'drain-one-cell', 'skype-2015'])('%s does', (name) => {
    expect(() => checkName(name, ['build'])).not.toThrow();
  });

  test.each(['', 'Drain', 'drain_one', '-drain', 'drain-', '2015-skype', 'a/b', '../a', 'a.b'])(
    '"%s" is refused',
    (name) =>
      expect(() => checkName(name, [])).toThrow(
        `name is "${name}": give kebab case, such as drain-one-cell`,
      ),
  );

  test.each(['build', 'experiment-drain'])('%s is or would be another target', (name) => {
    expect(() => checkName(name, ['build'])).toThrow(/is or would be the name of another target/);
  });
});

describe('the generator', () => {
  test('writes one file, named and titled', () => {
    const tree = createTreeWithEmptyWorkspace();
    const before = tree.listChanges().map(({ path }) => path);
    experiment(tree, { name: 'drain-one-cell' });
    const written = tree.listChanges().filter(({ path }) => !before.includes(path));
    expect(written.map(({ path }) => path)).toEqual([
      'apps/emulator/experiments/drain-one-cell.experiment.ts',
    ]);
    const text = String(written[0]?.content);
    expect(text).toContain("name: 'drain-one-cell'");
    expect(text).toContain("title: 'Drain one cell'");
    expect(text).not.toContain('<%');
  });

  test('leaves a file that is there alone', () => {
    const path = 'apps/emulator/experiments/drain.experiment.ts';
    const tree = createTreeWithEmptyWorkspace();
    tree.write(path, 'precious');
    expect(() => experiment(tree, { name: 'drain' })).toThrow(
      `${path} is there already: give another name`,
    );
    expect(tree.read(path, 'utf8')).toBe('precious');
  });
});
