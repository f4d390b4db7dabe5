// @ts-check
import { describe, expect, test } from 'vitest';
import { layers } from '../rules.mjs';
import { checkHouse } from './check-house.mjs';
import { room } from './testing/room.mjs';

const kernel = room('packages/kernel', 'base', { 'src/index.ts': 'export const now = 0;' });
const random = room('packages/random', 'base', { 'src/index.ts': 'export const draw = 0;' });
const workspace = { name: 'squall', devDependencies: { vitest: '4' } };

/** @param {readonly import('./read-house.mjs').Room[]} rooms */
const offences = (...rooms) => checkHouse([kernel, random, ...rooms], layers, workspace);

describe('a house that stands', () => {
  test('arrows that point down are no offence', () => {
    const actor = room(
      'packages/actor',
      'actor',
      { 'src/index.ts': "import { draw } from '@squall/random';" },
      { dependencies: { '@squall/random': '0.1.0' } },
    );
    const cluster = room(
      'packages/cluster',
      'cluster',
      { 'src/index.ts': "import '@squall/actor'; import '@squall/kernel'; import './a.ts';" },
      { dependencies: { '@squall/actor': '0.1.0', '@squall/kernel': '0.1.0' } },
    );
    expect(offences(actor, cluster)).toEqual([]);
  });

  test('a test may import what the root has for development, and its own package by name', () => {
    const text = "import { test } from 'vitest'; import '@squall/actor'; import 'node:fs';";
    const actor = room('packages/actor', 'actor', { 'src/a.test.ts': text });
    expect(offences(actor)).toEqual([]);
  });
});

describe('arrows', () => {
  const declared = { dependencies: { '@squall/kernel': '0.1.0' } };

  test('an actor that imports the kernel is named with both files and the reason', () => {
    const text = "\nimport { now } from '@squall/kernel';";
    const actor = room('packages/actor', 'actor', { 'src/a.ts': text }, declared);
    expect(offences(actor)).toEqual([
      'packages/actor/src/a.ts:2 uses @squall/kernel (packages/kernel/src/index.ts): layer:actor may use only @squall/random; actors know neither the kernel nor one another: time, chance and a way to speak come in as ports',
      expect.stringMatching(/^packages\/actor\/package\.json uses @squall\/kernel/),
    ]);
  });

  test('a type-only import is an arrow too', () => {
    const text = "import type { Kernel } from '@squall/kernel';";
    const actor = room('packages/actor', 'actor', { 'src/a.ts': text });
    expect(offences(actor)[0]).toMatch(/^packages\/actor\/src\/a\.ts:1 uses @squall\/kernel/);
  });

  test('a test is held to the same arrows', () => {
    const text = "import '@squall/kernel';";
    const actor = room('packages/actor', 'actor', { 'src/a.test.ts': text });
    expect(offences(actor)[0]).toMatch(/^packages\/actor\/src\/a\.test\.ts:1 uses/);
  });

  test('a manifest alone draws an arrow', () => {
    const actor = room('packages/actor', 'actor', {}, declared);
    expect(offences(actor)[0]).toMatch(/^packages\/actor\/package\.json uses @squall\/kernel/);
  });

  test('one actor does not know another, and the base not even the base', () => {
    const other = room('packages/other', 'actor', { 'src/index.ts': '' });
    const needs = { dependencies: { '@squall/other': '0.1.0', '@squall/random': '0.1.0' } };
    const actor = room('packages/actor', 'actor', {}, needs);
    const base = room('packages/base', 'base', {}, needs);
    expect(offences(other, actor)).toHaveLength(1);
    expect(offences(other, base)).toHaveLength(2);
  });
});

describe('tags', () => {
  test.each([[[]], [['layer:attic']], [['layer:base', 'layer:app']]])('%j is refused', (tags) => {
    const lost = room('packages/lost', 'base', {}, { nx: { tags } });
    expect(offences(lost)).toEqual([
      expect.stringMatching(/^packages\/lost\/package\.json has .*give nx\.tags one of layer:/),
    ]);
  });
});

describe('doors and walls', () => {
  test('a subpath that is not exported is refused', () => {
    const text = "import '@squall/kernel/calendar';";
    const needs = { dependencies: { '@squall/kernel': '0.1.0' } };
    const cluster = room('packages/cluster', 'cluster', { 'src/a.ts': text }, needs);
    expect(offences(cluster)).toEqual([
      'packages/cluster/src/a.ts:1 imports @squall/kernel/calendar: packages/kernel/package.json does not export it',
    ]);
  });

  test('a relative path into another project is refused', () => {
    const text = "import '../../kernel/src/calendar.ts';";
    const actor = room('packages/actor', 'actor', { 'src/a.ts': text });
    expect(offences(actor)).toEqual([
      'packages/actor/src/a.ts:1 reaches into packages/kernel/src/calendar.ts: import the other project by its name',
    ]);
  });
});

describe('declarations', () => {
  test('a dependency that the manifest does not name is refused', () => {
    const text = "import '@squall/random';\nimport { map } from 'rxjs/operators';";
    const actor = room('packages/actor', 'actor', { 'src/a.ts': text });
    expect(offences(actor)).toEqual([
      'packages/actor/src/a.ts:1 imports @squall/random: packages/actor/package.json does not declare it',
      'packages/actor/src/a.ts:2 imports rxjs: packages/actor/package.json does not declare it',
    ]);
  });

  test('what is there for development is not for what is published', () => {
    const files = { 'src/a.ts': "import 'vitest';", 'src/testing/b.ts': "import 'vitest';" };
    expect(offences(room('packages/actor', 'actor', files))).toEqual([
      'packages/actor/src/a.ts:1 imports vitest: packages/actor/package.json does not declare it',
    ]);
  });
});

describe('cycles', () => {
  /** @param {string} name @param {string} next */
  const link = (name, next) =>
    room(
      `packages/${name}`,
      'cluster',
      { 'src/index.ts': `import '@squall/${next}';` },
      { dependencies: { [`@squall/${next}`]: '0.1.0' } },
    );

  test('a cycle is named with a file for every step', () => {
    const found = offences(link('a', 'b'), link('b', 'c'), link('c', 'a'));
    expect(found.at(-1)).toBe(
      'a cycle: packages/a/src/index.ts:1 uses @squall/b; packages/b/src/index.ts:1 uses @squall/c; packages/c/src/index.ts:1 uses @squall/a',
    );
  });

  test('two ways to the same project are no cycle', () => {
    const found = offences(link('a', 'b'), link('b', 'kernel'), link('c', 'b'));
    expect(found.filter((line) => line.startsWith('a cycle'))).toEqual([]);
  });
});
