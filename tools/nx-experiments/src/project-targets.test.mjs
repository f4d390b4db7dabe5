// @ts-check
import { describe, expect, test } from 'vitest';
import { projectTargetNames, projectTargets } from './project-targets.mjs';
import { fakeFolder } from './testing/fake-folder.mjs';

const library = fakeFolder('packages/kernel', {
  'package.json': '{}',
  'tsconfig.lib.json': '{}',
  'src/kernel.ts': '',
  'src/kernel.test.ts': '',
});

/** @param {string} name @param {Parameters<typeof projectTargets>[0]} folder */
const commandOf = (name, folder) => projectTargets(folder)[name]?.options.command;

describe('targets follow from what a folder holds', () => {
  test('a library has build, typecheck, lint and test', () => {
    expect(Object.keys(projectTargets(library))).toEqual(['build', 'typecheck', 'lint', 'test']);
  });

  test('an app that has everything gives every name there is', () => {
    const files = { 'tsconfig.lib.json': '', 'a.test.ts': '', 'bench/bench.mjs': '' };
    const targets = projectTargets(fakeFolder('apps/emulator', files));
    expect(Object.keys(targets)).toEqual(projectTargetNames);
  });

  test('a folder of plain scripts has lint alone, and test when it has tests', () => {
    const scripts = fakeFolder('tools/tidy', { 'project.json': '{}', 'tidy.mjs': '' });
    const tested = fakeFolder('tools/tidy', { 'project.json': '{}', 'tidy.test.mjs': '' });
    expect(Object.keys(projectTargets(scripts))).toEqual(['lint']);
    expect(Object.keys(projectTargets(tested))).toEqual(['lint', 'test']);
  });

  test('the native compiler builds, after all dependencies', () => {
    const { build } = projectTargets(library);
    expect(build?.options.command).toBe(
      'node node_modules/typescript-7/bin/tsc -b packages/kernel/tsconfig.lib.json',
    );
    expect(build?.dependsOn).toEqual(['^build']);
    expect(build?.outputs).toEqual(['{projectRoot}/dist']);
  });

  test('types are checked after the build, so that two compilers never write one dist', () => {
    expect(projectTargets(library)['typecheck']?.dependsOn).toEqual(['build']);
  });

  test('the filter of test ends in a slash: cluster is not cluster-view', () => {
    expect(commandOf('test', library)).toMatch(/ packages\/kernel\/$/);
  });

  test('tests of a tool are never cached, for they read the whole workspace', () => {
    const tool = fakeFolder('tools/tidy', { 'tidy.test.mjs': '' });
    expect(projectTargets(library)['test']?.cache).toBe(true);
    expect(projectTargets(tool)['test']?.cache).toBe(false);
  });

  test('only tests that start the real command wait for the build', () => {
    const app = fakeFolder('apps/emulator', { 'src/cli.e2e.test.ts': '' });
    expect(projectTargets(library)['test']?.dependsOn).toEqual([]);
    expect(projectTargets(app)['test']?.dependsOn).toEqual(['build']);
  });
});

describe('bench', () => {
  test('runs bench/bench.mjs, alone and never from the cache', () => {
    const app = fakeFolder('apps/emulator', { 'bench/bench.mjs': '', 'bench/one-run.mjs': '' });
    const { bench } = projectTargets(app);
    expect(bench?.options.command).toBe('node --expose-gc apps/emulator/bench/bench.mjs');
    expect(bench).toMatchObject({ cache: false, parallelism: false });
  });

  test('runs the only file there is, whatever its name', () => {
    const metrics = fakeFolder('packages/metrics', { 'bench/ns-per-record.mjs': '' });
    expect(commandOf('bench', metrics)).toMatch(/bench\/ns-per-record\.mjs$/);
  });

  test('is not guessed among several files', () => {
    const several = fakeFolder('packages/x', { 'bench/a.mjs': '', 'bench/b.mjs': '' });
    expect(commandOf('bench', several)).toBeUndefined();
  });
});
