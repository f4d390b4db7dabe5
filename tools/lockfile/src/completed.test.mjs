// @ts-check
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { workspaceRoot } from '../../workspace/workspace-root.mjs';
import { completed } from './completed.mjs';
import { missingOptional } from './missing-optional.mjs';
import { platformOf } from './platform-of.mjs';

const nx = {
  version: '24.0.6',
  dev: true,
  optionalDependencies: { '@nx/nx-linux-x64-gnu': '24.0.6', '@nx/nx-darwin-arm64': '24.0.6' },
};
const lock = {
  packages: {
    '': {},
    'node_modules/@nx/nx-linux-x64-gnu': { version: '24.0.6' },
    'node_modules/nx': nx,
  },
};

describe('what is missing', () => {
  test('an optional dependency that no entry gives', () => {
    expect(missingOptional(lock)).toEqual([
      { name: '@nx/nx-darwin-arm64', version: '24.0.6', dependent: 'node_modules/nx', dev: true },
    ]);
  });

  test.each([
    'node_modules/a/node_modules/b/node_modules/c',
    'node_modules/a/node_modules/b/node_modules/c-linux-x64',
    'node_modules/a/node_modules/c-linux-x64',
    'node_modules/c-linux-x64',
  ])('a package may lie at any place where Node looks: %s', (place) => {
    const dependent = 'node_modules/a/node_modules/b';
    const packages = {
      [dependent]: { optionalDependencies: { 'c-linux-x64': '1.0.0' } },
      [place]: {},
    };
    expect(missingOptional({ packages })).toHaveLength(place.endsWith('/c') ? 1 : 0);
  });
});

describe('a completed lock', () => {
  test('has an entry that says what npm needs to know, in the order of npm', () => {
    const { packages } = completed(lock);
    expect(Object.entries(packages)).toEqual([
      ['', {}],
      [
        'node_modules/@nx/nx-darwin-arm64',
        { version: '24.0.6', dev: true, optional: true, os: ['darwin'], cpu: ['arm64'] },
      ],
      ['node_modules/@nx/nx-linux-x64-gnu', { version: '24.0.6' }],
      ['node_modules/nx', nx],
    ]);
  });

  test('lacks nothing, and is completed once', () => {
    expect(missingOptional(completed(lock))).toEqual([]);
    expect(completed(completed(lock))).toEqual(completed(lock));
  });

  test('is not guessed: a package without a platform or an exact version is refused', () => {
    const asks = (/** @type {Record<string, string>} */ optionalDependencies) => () =>
      completed({ packages: { 'node_modules/x': { optionalDependencies } } });
    expect(asks({ fsevents: '2.3.3' })).toThrow(/fsevents 2\.3\.3 of node_modules\/x names no/);
    expect(asks({ 'y-linux-x64': '^1.0.0' })).toThrow(/no exact version/);
  });

  test('the lock of this repository is complete, byte for byte as npm would write it', () => {
    const text = readFileSync(join(workspaceRoot, 'package-lock.json'), 'utf8');
    expect(`${JSON.stringify(completed(JSON.parse(text)), undefined, 2)}\n`).toBe(text);
  });
});

test.each([
  ['@nx/nx-linux-arm64-musl', { os: ['linux'], cpu: ['arm64'], libc: ['musl'] }],
  ['@nx/nx-linux-arm-gnueabihf', { os: ['linux'], cpu: ['arm'], libc: ['glibc'] }],
  ['@oxlint/binding-win32-x64-msvc', { os: ['win32'], cpu: ['x64'] }],
  ['@rolldown/binding-wasm32-wasi', { cpu: ['wasm32'] }],
  ['fsevents', undefined],
])('%s is for %j', (name, platform) => expect(platformOf(name)).toEqual(platform));
