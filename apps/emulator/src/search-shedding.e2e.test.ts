import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { RunSummary } from '@squall/experiment';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { squallIn } from './testing/squall.ts';

const stuckModule = fileURLToPath(new URL('testing/stuck.mjs', import.meta.url));
const scratch = fileURLToPath(new URL('../out-tsc/search-e2e', import.meta.url));
let folder = '';

beforeAll(() => {
  mkdirSync(scratch, { recursive: true });
  folder = mkdtempSync(join(scratch, 'run-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const squall = (args: readonly string[], interruptAt?: RegExp) =>
  squallIn(folder, args, interruptAt);
const stuck = (...flags: readonly string[]) => ['run', stuckModule, '--workers=1', ...flags];
const fileOf = (out: string, file: string) => readFileSync(join(folder, out, file), 'utf8');

test('after the run the least shedding is searched, said and kept; the run is the same', async () => {
  const plain = await squall(stuck('--out=plain', '--json'));
  const searched = await squall(stuck('--out=searched', '--least-shedding'));
  expect(searched.code).toBe(0);
  const summary = JSON.parse(fileOf('searched', 'summary.json')) as RunSummary;
  expect(summary.digest).toBe((JSON.parse(plain.stdout) as RunSummary).digest);
  const found = summary.variants[0]?.leastShedding;
  expect(found).toMatchObject({ cells: ['main'], replications: 1, horizonMs: 240_000 });
  // 200 clients who come every 4 s, 30 of them waiting in vain, before 10 sign-ins a second: about 1 - 10 / 42.5.
  expect(found?.least).toBeGreaterThan(0.6);
  expect(found?.least).toBeLessThan(0.9);
  expect(found?.tooLittle).toBeLessThan(found!.least!);
  expect(searched.stdout).toMatch(/Base: metastable/);
  expect(searched.stdout).toMatch(/main: back · wasted work: 100/);
  expect(searched.stdout).toMatch(/least load shedding: [\d.]+.% of connection attempts refused/);
  expect(fileOf('searched', 'report.html')).toContain('Least load shedding');
  expect(summary.command).toContain('--least-shedding');
});

test('a search that was interrupted goes on where it was, to the same end', async () => {
  const whole = await squall(stuck('--out=whole', '--least-shedding', '--json'));
  const cut = await squall(stuck('--out=cut', '--least-shedding'), /share=0\.5#\d+:\d+ .* digest/);
  expect(cut.code).toBe(2);
  expect(cut.stderr).toMatch(
    /interrupted; all replications and part of the search .*kept in cut; go on with: .*--least-shedding.* --resume/,
  );
  const kept = fileOf('cut', 'replications.ndjson').trim().split('\n').length;
  expect(kept).toBeGreaterThan(2);
  const resumed = await squall(stuck('--out=cut', '--least-shedding', '--resume', '--json'));
  expect(JSON.parse(resumed.stdout)).toEqual(JSON.parse(whole.stdout));
  expect(resumed.stderr).not.toMatch(/share=0#/);
});

test('where everybody is well, nothing is searched', async () => {
  const calm = join(folder, 'calm.mjs');
  const small = new URL('testing/small.mjs', import.meta.url).href;
  writeFileSync(calm, `export { definition as default } from '${small}';\n`);
  const { stdout, stderr } = await squall(['run', calm, '--least-shedding', '--json']);
  expect((JSON.parse(stdout) as RunSummary).variants[0]).not.toHaveProperty('leastShedding');
  expect(stderr).not.toContain('shedding');
});

test('a world that sheds by itself already is one line and exit code 2', async () => {
  const path = join(folder, 'shedding.mjs');
  const small = new URL('testing/small.mjs', import.meta.url).href;
  const broken = "broken('world.shedding', { share: 0.5 })";
  writeFileSync(path, `import { broken } from '${small}';\nexport default ${broken};\n`);
  const { code, stderr } = await squall(['run', path, '--least-shedding']);
  expect(stderr).toBe(
    'squall: --least-shedding: base sheds 0.5 already: remove shedding from its world, or leave the option out\n',
  );
  expect(code).toBe(2);
});

test('a published table has nothing to shed', async () => {
  const { code, stderr } = await squall(['run', 'gc-pause', '--least-shedding']);
  expect(stderr).toBe(
    'squall: --least-shedding is for clusters: change a published table with --set\n',
  );
  expect(code).toBe(2);
});
