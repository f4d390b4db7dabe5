// @ts-check
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { createNodes, preTasksExecution } from './plugin.mjs';

let workspaceRoot = '';
beforeEach(() => {
  workspaceRoot = mkdtempSync(join(tmpdir(), 'squall-plugin-'));
});
afterEach(() => {
  rmSync(workspaceRoot, { recursive: true, force: true });
  vi.unstubAllEnvs();
});

/** Writes files into the workspace and asks the plugin about them. @param {Record<string, string>} files */
async function infer(files) {
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(workspaceRoot, path)), { recursive: true });
    writeFileSync(join(workspaceRoot, path), text);
  }
  const context = { workspaceRoot, nxJsonConfiguration: {} };
  const results = await createNodes[1](Object.keys(files), undefined, context);
  return Object.assign({}, ...results.map(([, result]) => result.projects));
}

test('every manifest is one project, and an experiment file belongs to the project above it', async () => {
  const projects = await infer({
    'packages/kernel/package.json': '{}',
    'packages/kernel/tsconfig.lib.json': '{}',
    'apps/emulator/package.json': '{}',
    'apps/emulator/experiments/drain.experiment.ts': '',
    'tools/tidy/project.json': '{}',
  });
  expect(Object.keys(projects).sort()).toEqual(['apps/emulator', 'packages/kernel', 'tools/tidy']);
  expect(projects['apps/emulator'].targets).toHaveProperty('drain');
  expect(projects['apps/emulator'].metadata.targetGroups).toEqual({
    Experiments: ['drain', 'experiment-drain', 'experiments'],
  });
  expect(projects['packages/kernel'].targets).not.toHaveProperty('experiments');
});

test('built files and results are not taken for sources', async () => {
  const projects = await infer({
    'apps/emulator/package.json': '{}',
    'apps/emulator/dist/a.test.mjs': '',
    'apps/emulator/node_modules/x/a.test.ts': '',
  });
  expect(projects['apps/emulator'].targets).not.toHaveProperty('test');
});

test('a run that must not come from the cache carries a value that never comes back', async () => {
  const context = { workspaceRoot, nxJsonConfiguration: {} };
  vi.stubEnv('SQUALL_RUN_ASIDE', undefined);
  await preTasksExecution(undefined, { ...context, id: 'first', argv: ['--seed=1'] });
  expect(process.env['SQUALL_RUN_ASIDE']).toBeUndefined();
  await preTasksExecution(undefined, { ...context, id: 'second', argv: ['--inspect=client:3'] });
  expect(process.env['SQUALL_RUN_ASIDE']).toBe('second');
});
