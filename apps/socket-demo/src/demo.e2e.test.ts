import { existsSync, mkdtempSync, readFileSync, readdirSync, realpathSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { packages, settleConsumer } from './testing/consumer.ts';
import { runProgram } from './testing/run-program.ts';

let root = '';
let consumer = '';

beforeAll(async () => {
  root = mkdtempSync(join(realpathSync(tmpdir()), 'squall-consumer-'));
  consumer = await settleConsumer(root);
}, 150_000);
afterAll(() => rmSync(root, { recursive: true, force: true }));

/** What the demo printed about one actor, without its name. */
const about = (name: string, stdout: string): readonly string[] =>
  stdout
    .split('\n')
    .filter((line) => line.startsWith(`${name} `))
    .map((line) => line.slice(name.length + 1));

describe('a program outside the monorepo', () => {
  test('has the four packages and xstate, and nothing else of ours', () => {
    const modules = readdirSync(join(consumer, 'node_modules')).filter((name) => name[0] !== '.');
    expect(modules).toEqual(['@squall', 'xstate']);
    const ours = readdirSync(join(consumer, 'node_modules/@squall'), { withFileTypes: true });
    expect(ours.map(({ name }) => name)).toEqual(packages);
    expect(ours.filter((entry) => entry.isSymbolicLink())).toEqual([]);
  });

  test('drives them against a real socket: its clients come online, are cut off, come back, and it ends', async () => {
    const { code, stdout, stderr } = await runProgram(consumer, process.execPath, ['demo.mjs']);
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    expect(about('service', stdout)).toEqual([
      'started',
      'exited',
      'reported',
      'backedOff',
      'restarting',
      'started',
      'exited',
    ]);
    for (const client of ['client 1', 'client 2', 'client 3'])
      expect(about(client, stdout)).toEqual([
        expect.stringMatching(/^came online, attempts: \d+$/),
        'was cut off',
        // The service stays away for longer than the first back-off.
        expect.stringMatching(/^came online, attempts: ([2-9]|\d\d+)$/),
      ]);
  });
});

interface Manifest {
  readonly exports: Readonly<Record<string, string | Readonly<Record<string, string>>>>;
  readonly dependencies?: Readonly<Record<string, string>>;
}

describe.each(packages)('the packed %s', (name) => {
  const folder = () => join(consumer, 'node_modules/@squall', name);
  const files = () => readdirSync(folder(), { recursive: true, encoding: 'utf8' });
  const manifest = () => {
    const read: Manifest = JSON.parse(readFileSync(join(folder(), 'package.json'), 'utf8'));
    return read;
  };

  test('holds what was built and a README', () => {
    expect(files()).toEqual(
      expect.arrayContaining(['README.md', 'dist/index.js', 'dist/index.d.ts']),
    );
  });

  test('holds no tests and nothing that only the workspace needs', () => {
    const inside = /\.test\.|(^|\/)(testing|conformance|bench|out-tsc)(\/|$)|tsconfig|tsbuildinfo/;
    expect(files().filter((file) => inside.test(file))).toEqual([]);
  });

  test('names dependencies that a registry has, by exact version', () => {
    const versions = Object.values(manifest().dependencies ?? {});
    expect(versions.filter((version) => !/^\d+\.\d+\.\d+$/.test(version))).toEqual([]);
  });

  test('has every file that its exports name', () => {
    const named = Object.values(manifest().exports).flatMap((target) =>
      typeof target === 'string' ? [target] : Object.values(target),
    );
    expect(named.filter((path) => !existsSync(join(folder(), path)))).toEqual([]);
  });
});
