// @ts-check
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeAll, expect, test } from 'vitest';
import { readProjects } from '../workspace/read-projects.mjs';
import { workspaceRoot } from '../workspace/workspace-root.mjs';

/** @type {{ nodes: Record<string, any>, dependencies: Record<string, readonly { target: string }[]> }} */
let graph;

beforeAll(() => {
  const folder = mkdtempSync(join(tmpdir(), 'squall-graph-'));
  const file = join(folder, 'graph.json');
  execFileSync(process.execPath, ['node_modules/nx/dist/bin/nx.js', 'graph', `--file=${file}`], {
    cwd: workspaceRoot,
    stdio: 'pipe',
    env: { ...process.env, NX_DAEMON: 'false', NX_ISOLATE_PLUGINS: 'false', NX_NO_CLOUD: 'true' },
  });
  ({ graph } = JSON.parse(readFileSync(file, 'utf8')));
  rmSync(folder, { recursive: true, force: true });
});

test('nx knows every project of the house', () => {
  const names = readProjects(workspaceRoot).map(({ manifest }) => manifest.name);
  expect(Object.keys(graph.nodes)).toEqual(expect.arrayContaining(names));
});

test('nx draws the arrows that the manifests declare', () => {
  const projects = readProjects(workspaceRoot);
  const names = projects.map(({ manifest }) => manifest.name);
  for (const { manifest } of projects) {
    const { dependencies, devDependencies } = manifest;
    const declared = Object.keys({ ...dependencies, ...devDependencies });
    const drawn = graph.dependencies[manifest.name]?.map(({ target }) => target) ?? [];
    expect(drawn.filter((name) => names.includes(name)).toSorted()).toEqual(
      declared.filter((name) => names.includes(name)).toSorted(),
    );
  }
});

test('every experiment of the emulator can be run by its name', () => {
  const ending = '.experiment.ts';
  const files = readdirSync(join(workspaceRoot, 'apps/emulator/experiments'));
  const names = files
    .filter((file) => file.endsWith(ending))
    .map((file) => file.replace(ending, ''));
  const { targets } = graph.nodes['@squall/emulator'].data;
  expect(names.length).toBeGreaterThan(0);
  for (const name of names) expect(targets).toHaveProperty([name]);
});
