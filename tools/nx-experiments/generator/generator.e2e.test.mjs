// @ts-check
import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createTreeWithEmptyWorkspace } from '@nx/devkit/testing';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { workspaceRoot } from '../../workspace/workspace-root.mjs';
import experiment from './generator.mjs';

const app = join(workspaceRoot, 'apps/emulator');
const file = 'experiments/drain.experiment.ts';
let folder = '';

beforeAll(() => {
  mkdirSync(join(app, 'out-tsc'), { recursive: true });
  // Inside the app, so that its imports are found.
  folder = mkdtempSync(join(app, 'out-tsc/generated-'));
  const tree = createTreeWithEmptyWorkspace();
  experiment(tree, { name: 'drain' });
  mkdirSync(join(folder, 'experiments'));
  writeFileSync(join(folder, file), tree.read(`apps/emulator/${file}`) ?? '');
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Runs a script in the folder and gives what it printed; throws when it fails. @param {readonly string[]} words */
const run = (...words) =>
  execFileSync(process.execPath, words, { cwd: folder, encoding: 'utf8', stdio: 'pipe' });

test('a generated experiment has the types of an experiment', () => {
  const config = {
    extends: join(workspaceRoot, 'tsconfig.base.json'),
    compilerOptions: {
      // Against the built types, as a program of one's own would be.
      customConditions: [],
      noEmit: true,
      composite: false,
      declaration: false,
      declarationMap: false,
    },
    files: [file],
  };
  writeFileSync(join(folder, 'tsconfig.json'), JSON.stringify(config));
  expect(run(join(workspaceRoot, 'node_modules/typescript-7/bin/tsc'), '-p', '.')).toBe('');
});

test('a generated experiment runs at once, and its claims hold', () => {
  const output = run(
    join(app, 'bin/squall.mjs'),
    'run',
    `./${file}`,
    '--out=out',
    '--clients=100',
    '--replications=1',
  );
  expect(output).toContain('All 2 claims hold in every replication.');
});
