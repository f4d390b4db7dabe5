import { execFile } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';

const app = fileURLToPath(new URL('..', import.meta.url));
const command = join(app, 'bin/squall.mjs');
const small = new URL('testing/small.mjs', import.meta.url).href;
const scratch = join(app, 'out-tsc/cli-e2e');
let folder = '';

interface End {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

function squall(args: readonly string[]): Promise<End> {
  return new Promise((resolve) => {
    const child = execFile(
      process.execPath,
      [command, ...args],
      { cwd: folder, maxBuffer: 64e6 },
      (_, stdout, stderr) => resolve({ code: child.exitCode ?? -1, stdout, stderr }),
    );
  });
}

/** Writes an experiment module and gives its path. */
function module(name: string, text: string): string {
  const path = join(folder, `${name}.mjs`);
  writeFileSync(path, text);
  return path;
}

/** An experiment that is right but for one value, written as JavaScript. */
const brokenAt = (path: string, value: string) =>
  `import { broken, settings, world } from '${small}';\nexport default broken('${path}', ${value});\n`;

beforeAll(() => {
  mkdirSync(scratch, { recursive: true });
  folder = mkdtempSync(join(scratch, 'run-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function expectBadInput({ code, stderr }: End, says: RegExp): void {
  expect(stderr).toMatch(says);
  expect(stderr.trim().split('\n')).toHaveLength(1);
  expect(stderr).not.toMatch(/\n\s+at /);
  expect(code).toBe(2);
}

/** Bad options: words after `squall`, and what the one line must say. */
const badOptions: readonly (readonly [string, readonly string[], RegExp])[] = [
  ['an unknown command', ['walk'], /unknown command 'walk'/],
  ['no experiment', ['run'], /missing required argument 'experiment'/],
  ['an unknown experiment', ['run', 'skype-2051'], /no experiment "skype-2051".*skype-2015/],
  ['a file that is not there', ['run', './nowhere.mjs'], /no file \.\/nowhere\.mjs/],
  ['an unknown option', ['run', 'skype-2015', '--sede=1'], /unknown option '--sede/],
  ['a seed that is no number', ['run', 'skype-2015', '--seed=lucky'], /--seed is "lucky"/],
  ['a negative seed', ['run', 'skype-2015', '--seed=-1'], /--seed is "-1"/],
  ['a fractional seed', ['run', 'skype-2015', '--seed=1.5'], /--seed is "1\.5"/],
  ['a seed beyond 32 bits', ['run', 'skype-2015', '--seed=4294967296'], /--seed is "4294967296"/],
  ['no replications', ['run', 'skype-2015', '--replications=0'], /--replications is "0"/],
  ['replications NaN', ['run', 'skype-2015', '--replications=NaN'], /--replications is "NaN"/],
  ['negative clients', ['run', 'skype-2015', '--clients=-5'], /--clients is "-5"/],
  ['too many clients', ['run', 'skype-2015', '--clients=1e12'], /--clients is "1e12"/],
  ['an empty number', ['run', 'skype-2015', '--clients='], /--clients is ""/],
  ['a horizon without a unit', ['run', 'skype-2015', '--horizon=15'], /--horizon is "15"/],
  ['a negative horizon', ['run', 'skype-2015', '--horizon=-3s'], /--horizon is "-3s"/],
  [
    'a horizon before the trigger',
    ['run', 'skype-2015', '--horizon=10s'],
    /is 10000|the horizon, 10000/,
  ],
  ['an unknown engine', ['run', 'skype-2015', '--engine=steam'], /--engine is "steam"/],
  ['no workers', ['run', 'skype-2015', '--workers=0'], /--workers is "0"/],
  ['an unknown profile', ['run', 'skype-2015', '--profile=huge'], /--profile is "huge".*quick/],
  ['an unknown variant', ['run', 'skype-2015', '--variants=what-if'], /--variants has "what-if"/],
  ['an empty variant', ['run', 'skype-2015', '--variants=a,,b'], /--variants is "a,,b"/],
  ['an address of nothing', ['run', 'skype-2015', '--inspect=queue:1'], /--inspect is "queue:1"/],
  ['a client that is not there', ['run', 'skype-2015', '--inspect=client:999999'], /client:999999/],
  [
    'a moment that is none',
    ['run', 'skype-2015', '--inspect=client:5@soon'],
    /--inspect is "client:5@soon": give a moment such as client:5@90s or client:5@13h/,
  ],
  [
    'a moment of a client that is not there',
    ['run', 'skype-2015', '--inspect=client:999999@1min'],
    /--inspect is "client:999999@1min": the clients of this run are client:0 to/,
  ],
  [
    'a moment after the end',
    ['run', 'skype-2015', '--inspect=client:5@99h'],
    /--inspect is "client:5@99h": this run ends at .*: give a moment before/,
  ],
  [
    'a moment of a service',
    ['run', 'skype-2015', '--inspect=service:signIn@1h'],
    /--inspect is "service:signIn@1h": give addresses such as client:3/,
  ],
  ['no twins', ['run', 'skype-2015', '--twins=0'], /--twins is "0": give a whole number from 1/],
  ['twins of many', ['run', 'skype-2015', '--twins=many'], /--twins is "many"/],
  [
    'twins of real actors',
    ['run', 'skype-2015', '--twins=20', '--engine=interpreted'],
    /--twins is "20": they are real actors beside typed arrays; leave out --engine=interpreted/,
  ],
  ['a pace of nothing', ['run', 'skype-2015', '--pace=0'], /--pace is "0"/],
  [
    'resuming nothing',
    ['run', 'skype-2015', '--resume', '--out=fresh'],
    /no run to resume in fresh/,
  ],
  ['explaining nothing', ['explain', 'nothing'], /no experiment "nothing"/],
  ['a diagram of nothing', ['diagram', 'toaster'], /no machine "toaster".*client/],
];

describe('a bad option gets one line that names it, and exit code 2', () => {
  test.concurrent.each(badOptions)('%s', async (_, args, says) => {
    expectBadInput(await squall(args), says);
  });
});

/** Broken experiments: a dotted path, the value put there, and what the one line must say. */
const badValues: readonly (readonly [string, string, RegExp])[] = [
  ['name', "'Not Kebab'", /name is "Not Kebab"/],
  ['question', "''", /question is ""/],
  ['accept', '[]', /accept is \[\]/],
  ['accept.0.variant', "'other'", /accept\.0 variant is "other": give one of base/],
  ['accept.0.atLeast', 'undefined', /accept\.0 has no bound/],
  ['accept.0.atLeast', 'Number.NaN', /accept\.0\.atLeast is NaN/],
  ['variants', '{}', /variants is \{\}/],
  ['profiles.full', 'undefined', /profiles\.full is undefined/],
  ['profiles.quick.replications', '-1', /profiles\.quick\.replications is -1/],
  ['world.clients', '-3', /world\.clients is -3/],
  ['world.clients', '2.5', /world\.clients is 2\.5/],
  ['world.horizonMs', 'Number.NaN', /world\.horizonMs is NaN/],
  ['world.horizonMs', 'Infinity', /world\.horizonMs is Infinity/],
  ['world.warmUpMs', '90_000', /world\.warmUpMs is 90000/],
  ['world.colour', "'red'", /there is no 'colour' here/],
  ['world.cohorts.all.share', '0.7', /shares sum to 0\.7/],
  ['world.cohorts.all.share', '-0.5', /cohorts\.all\.share is -0\.5/],
  ['world.cohorts.all.cells', "['moon']", /cohorts\.all\.cells\.0 is "moon": give one of main/],
  ['world.cohorts.all.settings.heartbeatMs', '-1', /settings.*heartbeatMs is -1/],
  ['world.cohorts.all.settings.timeoutsMs.connect', 'Number.NaN', /connect.*NaN/],
  ['world.services.front.serviceTimeMs', '0', /services\.front\.serviceTimeMs is 0/],
  ['world.services.front.servers', '3', /services\.front: give either/],
  ['world.stages.signIn.service', "'attic'", /stages\.signIn\.service is "attic"/],
  ['world.network.lossShare', '1.2', /network\.lossShare is 1\.2/],
  ['world.supervision.periodMs', '1500', /supervision\.periodMs is 1500/],
  ['world.faults.0.service', "'attic'", /faults\.0\.service is "attic"/],
  [
    'world.services.front.dependencies',
    "[{ service: 'front', cost: 1, timeoutMs: 100 }]",
    /cycle \(front -> front\)/,
  ],
];

describe('a broken experiment gets one line that names the value, and exit code 2', () => {
  test.concurrent.each(badValues)('%s = %s', async (path, value, says) => {
    const name = `bad-${path.replaceAll('.', '-')}-${value.replaceAll(/\W/g, '_')}`;
    expectBadInput(await squall(['run', module(name, brokenAt(path, value))]), says);
  });
});

/** Modules that are no experiment at all, or that fail while they run. */
const badModules: readonly (readonly [string, string, RegExp])[] = [
  ['syntax', 'export default {', /syntax\.mjs cannot be loaded: Unexpected/],
  ['no-default', 'export const x = 1;', /no-default\.mjs has no default export/],
  ['no-object', 'export default 42;', /experiment is 42/],
  ['missing-import', "import './gone.mjs'; export default {};", /cannot be loaded/],
  ['throws-at-once', "throw new Error('out of coffee');", /cannot be loaded: out of coffee/],
  [
    'machine-throws',
    `import { broken } from '${small}';
import { createMachine } from 'xstate';
const boom = () => { throw new Error('boom'); };
const machine = () => createMachine({ initial: 'offline', states: { offline: { after: { 9000: { actions: boom } } } } });
export default broken('world.cohorts.all.machine', undefined);
`.replace(
      "broken('world.cohorts.all.machine', undefined)",
      '(() => { const d = broken("name", "small"); d.world.cohorts.all.machine = machine; return d; })()',
    ),
    /client 0 of cohort all: its machine threw at 9\.000 s: boom/,
  ],
];

describe('a corrupt module gets one line, and exit code 2', () => {
  test.concurrent.each(badModules)('%s', async (name, text, says) => {
    expectBadInput(await squall(['run', module(name, text), `--out=${name}`]), says);
  });
});

test('a folder that cannot be written is named', async () => {
  writeFileSync(join(folder, 'a-file'), 'precious');
  const end = await squall(['run', module('ok1', brokenAt('name', "'small'")), '--out=a-file/run']);
  expectBadInput(end, /a-file\/run cannot be written/);
  expect(readFileSync(join(folder, 'a-file'), 'utf8')).toBe('precious');
});

test('a folder that holds something else is left alone', async () => {
  mkdirSync(join(folder, 'photos'));
  writeFileSync(join(folder, 'photos/cat.txt'), 'cat');
  const end = await squall(['run', module('ok2', brokenAt('name', "'small'")), '--out=photos']);
  expectBadInput(end, /photos is not empty and holds no run/);
  expect(readFileSync(join(folder, 'photos/cat.txt'), 'utf8')).toBe('cat');
});

test('a manifest that is damaged is named', async () => {
  mkdirSync(join(folder, 'damaged'));
  writeFileSync(join(folder, 'damaged/manifest.json'), '{ "format": ');
  const end = await squall(['run', module('ok3', brokenAt('name', "'small'")), '--out=damaged']);
  expectBadInput(end, /manifest\.json is not the manifest of a run/);
});

test('exit code 0 when all claims hold, 1 when one fails; the report is there in both cases', async () => {
  const held = await squall(['run', module('held', brokenAt('name', "'small'")), '--out=held']);
  expect(held.stderr).toMatch(/2\/2/);
  expect(held.code).toBe(0);
  const failing = module('failed', brokenAt('accept.0.atLeast', '2'));
  expect((await squall(['run', failing, '--out=failed'])).code).toBe(1);
  for (const out of ['held', 'failed'])
    expect(readFileSync(join(folder, out, 'report.html'), 'utf8')).toContain('A small storm');
});

test('--json prints the summary alone on stdout', async () => {
  const ok = module('json', brokenAt('name', "'small'"));
  const { stdout, code } = await squall(['run', ok, '--json', '--out=json']);
  expect(code).toBe(0);
  expect(JSON.parse(stdout)).toMatchObject({ format: 'squall-summary/1', accepted: true });
});

test('workers and engines give the same digest, another seed another one', async () => {
  const ok = module('workers', brokenAt('name', "'small'"));
  const digest = async (...flags: string[]) => {
    const { stdout } = await squall(['run', ok, '--json', `--out=w${flags.join('')}`, ...flags]);
    return (JSON.parse(stdout) as { digest: string }).digest;
  };
  const one = await digest('--workers=1');
  expect(await digest('--workers=2')).toBe(one);
  expect(await digest('--engine=flyweight')).toBe(one);
  expect(await digest('--workers=2', '--seed=2')).not.toBe(one);
});

test('twins change no digest, and how many steps they compared is told', async () => {
  const ok = module('twins', brokenAt('name', "'small'"));
  const plain = await squall(['run', ok, '--out=plain']);
  const twinned = await squall(['run', ok, '--out=twinned', '--twins=5']);
  expect(twinned.code).toBe(0);
  const digestOf = ({ stdout }: End) => /digest +(\w+)/.exec(stdout)?.[1];
  expect(digestOf(twinned)).toBe(digestOf(plain));
  expect(twinned.stdout).toMatch(
    /twins +\d+ steps of 5 clients in each of 2 replications compared with real actors, all equal/,
  );
  expect(plain.stdout).not.toContain('real actors');
  const report = readFileSync(join(folder, 'twinned/report.html'), 'utf8');
  expect(report).toMatch(/\d+ steps of 5 clients in each of 2 replications/);
});

test('a twin that differs ends the run with exit code 3: who, when, after what, in what', async () => {
  // A machine with a memory outside of itself is not one machine on two engines.
  const odd = module(
    'odd-machine',
    `import { broken } from '${small}';
import { assign, createMachine } from 'xstate';
let calls = 0;
const machine = () => createMachine({
  id: 'odd',
  context: { n: 0 },
  initial: 'offline',
  states: { offline: { after: { 9000: 'online' } }, online: { entry: assign({ n: () => ++calls }) } },
});
const definition = broken('name', 'small');
definition.world.cohorts.all.machine = machine;
export default definition;
`,
  );
  const { code, stderr } = await squall(['run', odd, '--twins=3', '--out=odd', '--workers=1']);
  expect(stderr).toMatch(
    /internal fault.*client \d+ of cohort all, at 9\.000 s, after xstate\.after\.9000\.odd\.offline: context\.n is \d+ on typed arrays, \d+ as a real actor/,
  );
  expect(code).toBe(3);
});

/** A published table with the truth 0.5, and another one when it is told. */
const table = (mean: string) => `import { defineReproduction } from '@squall/experiment';
export default defineReproduction({
  name: 'a-table',
  title: 'A small table',
  source: 'Nobody.',
  setUp: ['Draws.'],
  tolerance: 'Three standard errors.',
  parameters: { N: { about: 'Draws', default: 10, atLeast: 1, atMost: 100, whole: true } },
  figures: { share: 'share of something' },
  rows: [{ parameters: {}, published: [{ figure: 'share', mean: ${mean}, runs: 100 }] }],
  claims: [],
  replications: { quick: 60, full: 60 },
  replicate: ({ N }, { seed, history }) => {
    history.number(N);
    return { figures: { share: (seed % 1000) / 1000 }, events: N };
  },
});
`;

describe('a published table', () => {
  test('theirs, ours, the interval, within or not; exit code 0 when all are within, 1 when one is not', async () => {
    const good = await squall(['run', module('table', table('0.5')), '--out=table']);
    expect(good.stdout).toMatch(
      /share of something +0\.5 \(100 runs\) +0\.\d+ +0\.\d+ to 0\.\d+ +60 +± 0\.\d+ +yes/,
    );
    expect(good.stdout).toContain('1 of 1 published figures within tolerance');
    expect(good.code).toBe(0);
    const off = await squall(['run', module('off', table('0.9')), '--out=off']);
    expect(off.stdout).toMatch(/NO +looked at twice$/m);
    expect(off.code).toBe(1);
  });

  test('of other parameters ours alone is given', async () => {
    const path = module('other-n', table('0.5'));
    const { stdout, code } = await squall(['run', path, '--set', 'N=11', '--out=other-n']);
    expect(stdout).toMatch(/^N 11$/m);
    expect(stdout).toContain('Nothing was published for these parameters');
    expect(code).toBe(0);
  });

  test('--json is the summary alone; workers and engines give the same digest', async () => {
    const path = module('json-table', table('0.5'));
    const summary = async (...flags: string[]) => {
      const { stdout } = await squall([
        'run',
        path,
        '--json',
        `--out=t${flags.join('')}`,
        ...flags,
      ]);
      return JSON.parse(stdout) as { format: string; digest: string };
    };
    const one = await summary('--workers=1');
    expect(one).toMatchObject({ format: 'squall-reproduction/1', reproduced: true });
    expect((await summary('--workers=2', '--engine=interpreted')).digest).toBe(one.digest);
    expect((await summary('--seed=2')).digest).not.toBe(one.digest);
  });

  test('list and explain know it', async () => {
    const { stdout } = await squall(['list']);
    expect(stdout).toMatch(/^aws-backoff\n {2}AWS: exponential back-off and jitter$/m);
    const explained = await squall(['explain', 'aws-backoff']);
    expect(explained.stdout).toContain('policy decorrelated, N 100: timeMs 4593 sd 658 (100 runs)');
  });

  test.each<readonly [readonly string[], RegExp]>([
    [['--set', 'M=3'], /--set M=3 names "M": give one of N/],
    [['--set', 'N'], /--set is "N": give a parameter and its value, such as N=70/],
    [['--set', 'N=2.5'], /--set N=2\.5 is 2\.5: give a whole number from 1 to 100/],
    [['--clients=7'], /--clients is for clusters: change a published table with --set/],
    [['--inspect=client:1'], /--inspect is for clusters/],
    [['--profile=huge'], /--profile is "huge": give one of quick, full/],
  ])('%j is bad input', async (flags, says) => {
    expectBadInput(await squall(['run', module('bad-table', table('0.5')), ...flags]), says);
  });

  test.each<readonly [readonly string[], RegExp]>([
    [
      ['--set', 'model=mm1', '--set', 'lambda=12'],
      /--set lambda=12: give less than the \d+ a second that mm1/,
    ],
    [
      ['--set', 'model=mmck', '--set', 'c=8', '--set', 'K=4'],
      /--set K=4: give at least the 8 servers/,
    ],
  ])('a queue that there cannot be, %j, is bad input', async (flags, says) => {
    expectBadInput(await squall(['run', 'queueing-theory', ...flags]), says);
  });

  test('theory judges a row that nobody published; the page of a table lies beside its summary', async () => {
    const set = ['model=mm1', 'lambda=3', 'mu=10', 't=0.1'].flatMap((s) => ['--set', s]);
    const { code, stdout } = await squall(['run', 'queueing-theory', ...set, '--out=mm1']);
    expect(code).toBe(0);
    expect(stdout).toMatch(/^8 of 8 published figures within tolerance/m);
    expect(stdout).toMatch(/^report {3}.*mm1\/report\.html$/m);
    expect(readFileSync(join(folder, 'mm1/report.html'), 'utf8')).toContain('share that waits');
  });

  test('an experiment with a cluster takes no --set', async () => {
    expectBadInput(
      await squall(['run', 'skype-2015', '--set', 'N=3']),
      /--set is for published tables/,
    );
  });

  test('an interrupted one is resumed', async () => {
    const path = module('resumed-table', table('0.5'));
    const whole = await squall(['run', path, '--json', '--out=whole-table']);
    const folderOf = join(folder, 'cut-table');
    await squall(['run', path, '--json', '--out=cut-table', '--workers=1']);
    const lines = readFileSync(join(folderOf, 'replications.ndjson'), 'utf8').split('\n');
    writeFileSync(join(folderOf, 'replications.ndjson'), `${lines[0]}\n${lines[1]?.slice(0, 20)}`);
    const resumed = await squall(['run', path, '--json', '--out=cut-table', '--resume']);
    expect(resumed.stderr).toMatch(/3\/3/);
    const digestOf = ({ stdout }: End) => (JSON.parse(stdout) as { digest: string }).digest;
    expect(digestOf(resumed)).toBe(digestOf(whole));
  });
});

test('Ctrl-C keeps what is finished, and --resume goes on to the same digest', async () => {
  const ok = module('interrupted', brokenAt('profiles.quick.replications', '6'));
  const whole = await squall(['run', ok, '--json', '--out=whole', '--workers=1']);
  const end = await new Promise<End>((resolve) => {
    const args = [command, 'run', ok, '--out=cut', '--workers=1'];
    const child = execFile(process.execPath, args, { cwd: folder }, (_, stdout, stderr) =>
      resolve({ code: child.exitCode ?? -1, stdout, stderr }),
    );
    child.stderr?.on('data', (text: string) => {
      if (text.includes('2/6')) child.kill('SIGINT');
    });
  });
  expect(end.stderr).toMatch(
    /interrupted; [2-5] of 6 replications are kept in cut; go on with: .*--resume/,
  );
  expect(end.code).toBe(2);
  const resumed = await squall(['run', ok, '--json', '--out=cut', '--resume']);
  expect(resumed.code).toBe(0);
  const digestOf = ({ stdout }: End) => (JSON.parse(stdout) as { digest: string }).digest;
  expect(digestOf(resumed)).toBe(digestOf(whole));
});

test('a run of another seed cannot be resumed', async () => {
  const ok = module('other', brokenAt('name', "'small'"));
  await squall(['run', ok, '--out=other', '--seed=1']);
  expectBadInput(
    await squall(['run', ok, '--out=other', '--seed=2', '--resume']),
    /cannot be resumed/,
  );
});
