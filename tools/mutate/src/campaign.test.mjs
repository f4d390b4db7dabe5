// @ts-check
import { expect, test } from 'vitest';
import { campaign, trouble } from './campaign.mjs';

/** @typedef {import('./campaign.mjs').RunTests} RunTests */

/** @param {string} name @param {readonly string[]} [tests] @returns {import('./mutation.mjs').Mutation} */
const mutation = (name, tests = [`${name}.test.ts`]) => ({
  name,
  file: 'a.ts',
  find: 'a',
  replace: 'b',
  tests,
});

/** Copies that tell what is done to them. @param {number} count */
function fakeCopies(count) {
  /** @type {string[]} */
  const log = [];
  const copies = Array.from({ length: count }, (_, at) => ({
    folder: `copy${at}`,
    apply: (/** @type {import('./mutation.mjs').Mutation} */ { name }) => {
      log.push(`copy${at} applies ${name}`);
      return () => void log.push(`copy${at} undoes ${name}`);
    },
    remove: () => undefined,
  }));
  return { copies, log };
}

/** @type {RunTests} */
const missesB = async (_, files) =>
  files[0]?.startsWith('b')
    ? { outcome: 'missed', by: 'all passed' }
    : { outcome: 'caught', by: 'a test' };

test('each mutation is alone in its copy, and undone before the next', async () => {
  const { copies, log } = fakeCopies(1);
  const told = /** @type {string[]} */ ([]);
  const tally = await campaign(
    copies,
    ['a', 'b', 'c'].map((name) => mutation(name)),
    missesB,
    ({ name }, { outcome }) => told.push(`${name} ${outcome}`),
  );
  expect(tally).toEqual({ caught: 2, missed: 1 });
  expect(told).toEqual(['a caught', 'b missed', 'c caught']);
  expect(log).toEqual(
    ['a', 'b', 'c'].flatMap((name) => [`copy0 applies ${name}`, `copy0 undoes ${name}`]),
  );
});

test('with two copies two run at once', async () => {
  const { copies, log } = fakeCopies(2);
  await campaign(copies, [mutation('a'), mutation('b')], missesB, () => undefined);
  expect(log.slice(0, 2)).toEqual(['copy0 applies a', 'copy1 applies b']);
});

test('code that fell over counts as missed', async () => {
  const { copies } = fakeCopies(1);
  /** @type {RunTests} */
  const falls = async () => ({ outcome: 'broken', by: 'TypeError' });
  const tally = await campaign(copies, [mutation('a')], falls, () => undefined);
  expect(tally).toEqual({ caught: 0, missed: 1 });
});

test('a mutation is undone even when its run fails altogether', async () => {
  const { copies, log } = fakeCopies(1);
  const run = campaign(
    copies,
    [mutation('a')],
    () => Promise.reject(new Error('gone')),
    () => undefined,
  );
  await expect(run).rejects.toThrow('gone');
  expect(log.at(-1)).toBe('copy0 undoes a');
});

test('tests that fail on the sources as they are come first; each file is run once', async () => {
  const { copies } = fakeCopies(2);
  const mutations = [mutation('a', ['y.test.ts', 'x.test.ts']), mutation('b', ['x.test.ts'])];
  const asked = /** @type {string[]} */ ([]);
  /** @type {RunTests} */
  const passes = async (folder, files) => {
    asked.push(`${folder}: ${files.join(' ')}`);
    return { outcome: 'missed', by: 'all passed' };
  };
  expect(await trouble(copies, mutations, passes)).toBeUndefined();
  expect(asked).toEqual(['copy0: x.test.ts', 'copy1: y.test.ts']);
  expect(await trouble(copies, mutations, missesB)).toBe('a test');
});
