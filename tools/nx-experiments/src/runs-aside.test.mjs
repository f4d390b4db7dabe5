// @ts-check
import { expect, test } from 'vitest';
import { runsAside } from './runs-aside.mjs';

const line = (/** @type {string[]} */ ...options) => [
  'node',
  'nx',
  'run',
  'emulator:x',
  ...options,
];

test.each(['--inspect=client:3', '--inspect', '--resume', '--out=elsewhere', '--out'])(
  '%s is never answered from the cache',
  (option) => expect(runsAside(line('--seed=1', option))).toBe(true),
);

test.each(['--seed=7', '--json', '--workers=2', '--output-style=stream', '--inspector=no'])(
  '%s may be',
  (option) => expect(runsAside(line(option))).toBe(false),
);
