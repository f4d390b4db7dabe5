import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { type AnyStateMachine, type StateValue, getStateNodes } from 'xstate';
import type { MachineCase } from './testing/machines/machine-case.ts';
import { machines } from './testing/machines/machines.ts';
import { type Step, flyweights, realActors, runOf } from './testing/machines/runs.ts';

const actors = 3;
const seeds = 100;

const stepsOf = ({ heard, waitsMs, opening = [] }: MachineCase): fc.Arbitrary<Step[]> =>
  fc
    .array(
      fc.oneof(
        { weight: 3, arbitrary: fc.tuple(fc.nat(actors - 1), heard) },
        { weight: 2, arbitrary: fc.constantFrom(...waitsMs) },
      ),
      { minLength: 10, maxLength: 60 },
    )
    .map((steps) => [
      ...opening.flatMap((event) => Array.from({ length: actors }, (_, n): Step => [n, event])),
      ...steps,
    ]);

/** Ids of the states below a node that have none below them. */
const leavesOf = ({ id, states }: AnyStateMachine['root']): string[] => {
  const below = Object.values(states);
  return below.length === 0 ? [id] : below.flatMap(leavesOf);
};

/** Files that make a machine which is not run here, and what stands for it. */
const elsewhere: Readonly<Record<string, string>> = {
  'apps/reference-workload/src/machine.ts':
    'apps/reference-workload/src/worlds/worlds.equivalence.test.ts',
  'packages/cluster/src/crowds/customer.ts':
    'packages/cluster/src/theory/machines-at-stations.equivalence.test.ts',
  'packages/cluster/src/crowds/layer-run.ts': 'apps/emulator/src/table/tables.conformance.test.ts',
  'packages/cluster/src/crowds/poisson-source.ts':
    'packages/cluster/src/theory/machines-at-stations.equivalence.test.ts',
  'packages/cluster/src/crowds/storm-client.ts':
    'packages/cluster/src/theory/machines-at-stations.equivalence.test.ts',
  // They show what a supervisor does, with its events as context; nobody runs them by the thousand.
  'packages/supervisor/src/statechart/child-machine.ts':
    'packages/supervisor/src/statechart/watched-supervisor.test.ts',
  'packages/supervisor/src/statechart/supervisor-machine.ts':
    'packages/supervisor/src/statechart/watched-supervisor.test.ts',
  // The copy of a machine that is given, full of recorders.
  'packages/flyweight/src/compile/compile.ts': 'packages/flyweight/src/random.property.test.ts',
};

const workspace = fileURLToPath(new URL('../../..', import.meta.url));
const isSource = (path: string) =>
  /^[^/]+\/(src|experiments|bin)\/.*\.(ts|mjs)$|^[^/]+\/[^/]+\.mjs$/.test(path) &&
  !/\.test\.|\/testing\//.test(path);

/** Sources of packages and apps, without tests. */
const sources = ['packages', 'apps'].flatMap((folder) =>
  readdirSync(`${workspace}/${folder}`).flatMap((project) =>
    readdirSync(`${workspace}/${folder}/${project}`, { recursive: true, encoding: 'utf8' })
      .map((path) => `${project}/${path.replaceAll('\\', '/')}`)
      .filter(isSource)
      .map((path) => `${folder}/${path}`),
  ),
);

test('no machine of the repository is forgotten', () => {
  const making = sources.filter((path) =>
    /\b(createMachine|setup)\(/.test(readFileSync(`${workspace}/${path}`, 'utf8')),
  );
  const here = Object.values(machines).map(({ file }) => file);
  expect(making.sort()).toEqual([...new Set([...here, ...Object.keys(elsewhere)])].sort());
  expect(Object.values(elsewhere).filter((path) => !existsSync(`${workspace}/${path}`))).toEqual(
    [],
  );
});

test.each(Object.keys(machines))('%s: one hash of the trace on both, for many seeds', (name) => {
  const given = machines[name]!;
  const machine = given.make({ now: () => 0, log: () => undefined });
  const seen = new Set<string>();
  const hashes = new Set<string>();
  fc.assert(
    fc.property(stepsOf(given), fc.nat(2 ** 31), (steps, seed) => {
      const real = runOf(realActors, given, actors, steps, seed);
      expect(runOf(flyweights, given, actors, steps, seed).hash).toBe(real.hash);
      hashes.add(real.hash);
      for (const value of real.values) {
        for (const { id } of getStateNodes(machine.root, value as StateValue)) seen.add(id);
      }
    }),
    { seed: 1, numRuns: seeds },
  );
  expect(hashes.size).toBeGreaterThan(seeds * 0.9);
  // Runs that never come somewhere show nothing of it.
  expect(leavesOf(machine.root).filter((id) => !seen.has(id))).toEqual(given.neverSeen ?? []);
});
