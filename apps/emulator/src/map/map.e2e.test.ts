import { execFile } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, test } from 'vitest';

const app = fileURLToPath(new URL('../..', import.meta.url));
const command = join(app, 'bin/squall.mjs');
const small = new URL('../testing/small.mjs', import.meta.url).href;
const scratch = join(app, 'out-tsc/map-e2e');
let folder = '';

interface End {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

function squall(args: readonly string[], onErr?: (text: string, stop: () => void) => void) {
  return new Promise<End>((resolve) => {
    const child = execFile(
      process.execPath,
      [command, ...args],
      { cwd: folder, maxBuffer: 64e6 },
      (_, stdout, stderr) => resolve({ code: child.exitCode ?? -1, stdout, stderr }),
    );
    child.stderr?.on('data', (text: string) => onErr?.(text, () => child.kill('SIGINT')));
  });
}

/** A table that stays down where load and cut together are more than its capacity; in one kind, against theory. */
const table = `import { defineReproduction } from '@squall/experiment';
const recoveryOf = (verdict) => ({ verdict, baseline: 1, floor: 0.95, worst: 0, worstAtMs: 1, leftBandAtMs: null, recoveredAtMs: null, metastableAtMs: null });
const axis = { label: 'Load', unit: '1/s', count: 3 };
export default defineReproduction({
  name: 'a-map',
  title: 'A small map',
  source: 'Nobody.',
  setUp: ['Sums.'],
  tolerance: 'None.',
  parameters: {
    load: { about: 'Load', default: 5, atLeast: 0, atMost: 100 },
    cut: { about: 'Cut', default: 0.5, atLeast: 0, atMost: 1 },
    odd: { about: 'Odd', default: 0, atLeast: 0, atMost: 1 },
  },
  figures: { seen: 'the load' },
  rows: [{ parameters: {}, published: [] }],
  claims: [],
  replications: { quick: 1, full: 1 },
  replicate: ({ load, cut, odd }, { seed, history }) => {
    history.number(seed);
    const stuck = odd === 1 || load * (1 + cut) > 10;
    return { figures: { seen: load }, events: 10, recovery: recoveryOf(stuck ? 'metastable' : 'stable') };
  },
  map: {
    about: ['Sums.'],
    load: { ...axis, parameter: 'load', from: 2, to: 10 },
    trigger: { ...axis, label: 'Cut', unit: 'share', parameter: 'cut', from: 0.1, to: 0.9 },
    replications: 2,
    stableLoad: { formula: 'C / 2', of: () => 5 },
  },
});
`;

const cluster = `import { definition } from '${small}';
import { assumed } from '@squall/experiment';
const front = { ...definition.world.services.front, queueSeconds: assumed(2, 'short') };
export default {
  ...definition,
  world: { ...definition.world, services: { ...definition.world.services, front } },
  map: {
    about: ['Clients against a queue.'], variant: 'base', judged: 'cell.main', replications: 2,
    load: { label: 'Clients', unit: 'clients', from: 20, to: 40, count: 2, varies: 'clients' },
    trigger: { label: 'Queue', unit: 's', from: 1, to: 2, count: 2, varies: 'services.front.queueSeconds' },
  },
};
`;

let [ofTable, ofCluster] = ['', ''];

beforeAll(() => {
  mkdirSync(scratch, { recursive: true });
  folder = mkdtempSync(join(scratch, 'run-'));
  [ofTable, ofCluster] = [join(folder, 'table.mjs'), join(folder, 'cluster.mjs')];
  writeFileSync(ofTable, table);
  writeFileSync(ofCluster, cluster);
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

interface Summary {
  readonly format: string;
  readonly digest: string;
  readonly cells: readonly { readonly verdict: string }[];
}
const summaryOf = ({ stdout }: End) => JSON.parse(stdout) as Summary;

test('the diagram in letters, the stable load between its columns, a page, a summary', async () => {
  const { stdout, stderr, code } = await squall(['map', ofTable]);
  expect(stderr).toContain('9/9');
  expect(stderr).toContain('load 10 trigger 90');
  const lines = stdout.replaceAll('\u202F', ' ').split('\n');
  expect(lines).toContain('  90 %    S |  M    M ');
  expect(lines).toContain('  10 %    S |  S    M ');
  expect(stdout).toContain('| C / 2: 5/s');
  expect(stdout).toContain('Below the stable load no run is metastable.');
  expect(code).toBe(0);
  const file = (name: string) => readFileSync(join(folder, 'results/map-a-map', name), 'utf8');
  expect(file('map.html')).toContain('A small map');
  expect(JSON.parse(file('summary.json'))).toMatchObject({ format: 'squall-map/1' });
  expect(JSON.parse(file('manifest.json'))).toMatchObject({ status: 'complete', accepted: true });
});

test('exit code 1 when a run stays down below the stable load', async () => {
  const { stdout, code } = await squall(['map', ofTable, '--set', 'odd=1', '--out=odd']);
  expect(stdout).toContain('Against theory, below the stable load runs are metastable: load 2');
  expect(code).toBe(1);
});

test('other axes; --json alone; workers and engines give the same digest, another seed another one', async () => {
  const of = async (...flags: string[]) =>
    summaryOf(
      await squall([
        'map',
        ofTable,
        '--json',
        '--load=2..6/5',
        '--trigger=0.5',
        `--out=o${flags.join('')}`,
        ...flags,
      ]),
    );
  const one = await of('--workers=1');
  expect(one.cells.map(({ verdict }) => verdict)).toHaveLength(5);
  expect((await of('--workers=2', '--engine=interpreted')).digest).toBe(one.digest);
  expect((await of('--seed=2')).digest).not.toBe(one.digest);
});

test('a cluster: Ctrl-C keeps what is finished, and --resume goes on to the same digest', async () => {
  const whole = await squall(['map', ofCluster, '--json', '--out=whole', '--workers=1']);
  expect(whole.code).toBe(0);
  expect(summaryOf(whole).cells).toHaveLength(4);
  const args = ['map', ofCluster, '--out=cut', '--workers=1'];
  const cut = await squall(args, (text, stop) => text.includes('2/8') && stop());
  expect(cut.stderr).toMatch(
    /interrupted; [2-7] of 8 runs are kept in cut; go on with: .*--resume/,
  );
  expect(cut.code).toBe(2);
  expect(existsSync(join(folder, 'cut/map.html'))).toBe(false);
  const resumed = await squall(['map', ofCluster, '--json', '--out=cut', '--resume']);
  expect(summaryOf(resumed).digest).toBe(summaryOf(whole).digest);
});

test.concurrent.each<readonly [readonly string[], RegExp]>([
  [['map', 'aws-backoff'], /aws-backoff has no map: give one of .*osdi-2022-figure-5/],
  [['map', 'nothing'], /no experiment "nothing"/],
  [['map', 'TABLE', '--load=2-6'], /--load is "2-6": give from\.\.to\/count/],
  [['map', 'TABLE', '--load=2..600/3'], /--load: load is 301: give a number from 0 to 100/],
  [
    ['map', 'TABLE', '--trigger=0.5..0.1/3'],
    /--trigger is 0\.5\.\.0\.1\/3: give a first value below/,
  ],
  [['map', 'TABLE', '--set', 'cut=0.3'], /--set names "cut", the trigger of the map/],
  [['map', 'TABLE', '--variant=base'], /--variant is for clusters/],
  [['map', 'TABLE', '--clients=3'], /--clients is for clusters/],
  [['map', 'TABLE', '--replications=0'], /--replications is "0"/],
  [['map', 'TABLE', '--resume', '--out=fresh'], /no run to resume in fresh/],
  [['map', 'CLUSTER', '--set', 'a=1'], /--set is for published tables/],
  [['map', 'CLUSTER', '--variant=warm'], /--variant is "warm": give one of base/],
  [['map', 'CLUSTER', '--clients=9'], /the clients are an axis of this map/],
  [['map', 'CLUSTER', '--load=0..5/2'], /load 0, trigger 1: world\.clients is 0/],
  [
    ['map', 'CLUSTER', '--trigger=-1..1/2'],
    /trigger -1: world\.services\.front\.queueSeconds is -1/,
  ],
])('%j is bad input: one line, exit code 2', async (words, says) => {
  const args = words.map((word) => ({ TABLE: ofTable, CLUSTER: ofCluster })[word] ?? word);
  const { code, stderr } = await squall(args);
  expect(stderr).toMatch(says);
  expect(stderr.trim().split('\n')).toHaveLength(1);
  expect(code).toBe(2);
});
