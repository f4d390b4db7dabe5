// @ts-check
import { describe, expect, test } from 'vitest';
import { check } from '../src/check.mjs';
import { fileRules } from './all.mjs';

const src = 'packages/kernel/src/a.ts';
const ofTest = 'packages/kernel/src/a.test.ts';
const rxjs = (/** @type {string} */ names) => `import { ${names} } from 'rxjs';\n`;

/** What the rules say about one file. @param {string} path @param {string} text @param {string} [rule] */
function findings(path, text, rule) {
  const rules = fileRules.filter(({ name }) => rule === undefined || name === rule);
  const house = { files: [path], projects: [], read: () => text };
  return check(house, rules, []);
}

/** Rule, file, text, and what is said. @type {readonly (readonly [string, string, string, RegExp])[]} */
const offenders = [
  [
    'surroundings',
    src,
    '\nconst now = Date.now();',
    /^packages\/kernel\/src\/a\.ts:2 Date: ask the Timers port/,
  ],
  ['surroundings', src, 'const at = performance.now();', /performance: ask the Timers port/],
  ['surroundings', src, 'setTimeout(() => 0, 5);', /setTimeout: ask the Timers port/],
  ['surroundings', src, 'run({ setTimeout });', /setTimeout:/],
  ['surroundings', src, 'globalThis.setTimeout(f, 5);', /globalThis:/],
  ['surroundings', src, 'queueMicrotask(() => 0);', /queueMicrotask:/],
  ['surroundings', src, 'const x = Math.random();', /Math\.random: draw from a stream/],
  ['surroundings', src, 'if (process.env.X) f();', /process: a package runs anywhere/],
  ['surroundings', src, 'let due: Date;', /Date:/],
  ['surroundings', src, 'console.log(1);', /console: emit a record/],
  ['surroundings', src, 'const x = Math.pow(2, n);', /Math\.pow: engines differ/],
  ['powers', src, 'const x = base ** n;', /\*\*: engines differ/],
  ['powers', src, 'x **= 2;', /\*\*: engines differ/],
  ['no-node-imports', src, "import { join } from 'node:path';", /node:path:/],
  ['no-node-imports', src, "export { join } from 'path';", /path:/],
  [
    'no-sleep',
    ofTest,
    'await new Promise((r) => setTimeout(r, 50));',
    /setTimeout: a test never sleeps/,
  ],
  ['rxjs-time', src, `${rxjs('timer')}timer(50);`, /a\.ts:2 timer\(\) without a scheduler/],
  [
    'rxjs-time',
    src,
    `${rxjs('debounceTime as calm')}x.pipe(calm(50));`,
    /debounceTime\(\) without/,
  ],
  ['rxjs-time', src, `${rxjs('timeout')}x.pipe(timeout({ first: 5 }));`, /timeout\(\) without/],
  [
    'rxjs-time',
    src,
    `${rxjs('retry')}x.pipe(retry({ delay: 100 }));`,
    /retry\(\{ delay: number \}\)/,
  ],
  [
    'rxjs-time',
    src,
    `${rxjs('retry')}x.pipe(retry({ delay: backoffMs }));`,
    /retry\(\{ delay: number/,
  ],
  ['rxjs-time', src, rxjs('asyncScheduler'), /asyncScheduler is real time/],
  ['words', src, 'const simTime = 1;', /simTime: say virtual time/],
  ['words', src, 'interface A { readonly utilization: number }', /utilization: say utilisation/],
  ['words', src, 'function f(maxRetries: number) {}', /maxRetries: say retriesMax/],
  ['units', src, 'interface A { readonly timeout: number }', /timeout: .*timeoutMs/],
  ['units', src, 'const f = (connectTimeout?: number) => 0;', /connectTimeoutMs/],
  ['units', src, 'interface A { serviceTime: number }', /serviceTimeMs/],
  ['no-any', src, 'const x: any = 1;', /any: say the type/],
  ['no-any', src, 'const x = y as any;', /any:/],
  ['no-export-star', src, "export * from './b.ts';", /export \*: list the exports/],
  ['short-files', src, 'const a = 1;\n'.repeat(301), /301 lines/],
  ['test-names', 'packages/a/src/b.spec.ts', '', /\.spec is no kind of test/],
  ['test-names', 'packages/a/src/b.unit.test.ts', '', /\.unit\.test is no kind of test/],
  ['no-silent-skip', ofTest, "test.only('x', f);", /\.only hides every other test/],
  ['no-silent-skip', ofTest, "describe.skip('x', f);", /\.skip without a reason/],
  ['no-silent-skip', ofTest, "test.concurrent.skip('x', f);", /\.skip without a reason/],
  ['machine-paths', 'README.md', 'see /home/me/notes', /\/home\/me: a path of one machine/],
  ['machine-paths', ofTest, "const out = '/tmp/x';", /\/tmp\/x:/],
  ['machine-paths', '.env', 'DIR=/mnt/disk', /\/mnt\/disk/],
  ['machine-paths', 'docs/a.md', String.raw`C:\Users\me`, /C:\\Users/],
  ['registry-hosts', '.npmrc', 'registry=https://registry.example.org/', /registry\.example\.org/],
  ['registry-hosts', 'README.md', 'https://acme.jfrog.io/artifactory/npm', /artifactory/],
  [
    'cdn',
    'apps/a/src/page.ts',
    'const u = "https://unpkg.com/d3";',
    /unpkg\.com: everything works offline/,
  ],
  [
    'cdn',
    'apps/a/src/page.ts',
    '<link href="https://fonts.googleapis.com/css">',
    /fonts\.googleapis\.com/,
  ],
];

/** Rule, file, and a text that looks like an offender and is none. @type {readonly (readonly [string, string, string])[]} */
const innocents = [
  ['powers', src, 'const all = 2 ** 32; const least = 2 ** -32;'],
  ['powers', ofTest, 'const x = base ** n;'],
  ['surroundings', src, '// Date.now() and setTimeout would be wrong here'],
  ['surroundings', src, 'const text = "Date.now()"; const other = `process ${1}`;'],
  ['surroundings', src, 'wall.setTimeout(task, 5);'],
  ['surroundings', src, 'const clock = { setTimeout: (task) => task };'],
  ['surroundings', src, 'interface Wall { setTimeout(task: () => void): number }'],
  ['surroundings', src, 'function run(process: Process) { process.next(); }'],
  ['surroundings', src, 'Math.max(1, 2); shape.Date; random();'],
  ['surroundings', ofTest, 'performance.now();'],
  ['surroundings', 'apps/emulator/src/a.ts', 'performance.now();'],
  ['no-node-imports', 'packages/experiment/src/workers.ts', "import 'node:worker_threads';"],
  ['no-node-imports', src, "import './node.ts'; import 'rxjs';"],
  ['no-sleep', ofTest, 'kernel.setTimer(5, f); const wall = { setTimeout: f };'],
  ['rxjs-time', src, `${rxjs('timer')}timer(50, scheduler);`],
  ['rxjs-time', src, `${rxjs('timeout')}x.pipe(timeout({ first: 5, scheduler: on }));`],
  ['rxjs-time', src, `${rxjs('delay')}x.pipe(delay(5, this.kernelScheduler));`],
  ['rxjs-time', src, `${rxjs('retry, timer')}retry({ delay: () => timer(5, scheduler) });`],
  ['rxjs-time', src, "import { delay } from './delay.ts';\ndelay(5);"],
  ['words', src, '// the simulation time\nlibrary.simTime();'],
  ['words', src, 'const backoffMs = 1;'],
  ['units', src, 'interface A { timeoutMs: number; stage: number; timeout: Duration }'],
  ['units', src, 'interface A { retriesPerDelay: string; ages: number[] }'],
  ['no-any', src, '// any\nconst any = "any"; const x: unknown = 1;'],
  ['no-export-star', src, "export { a } from './b.ts'; export * as b from './b.ts';"],
  ['short-files', src, 'const a = 1;\n\n'.repeat(300)],
  ['short-files', 'apps/emulator/experiments/a.experiment.ts', 'a\n'.repeat(400)],
  ['test-names', 'packages/a/src/b.property.test.ts', ''],
  ['test-names', 'packages/a/tsconfig.spec.json', ''],
  ['no-silent-skip', ofTest, "// Erlang's ports have no counterpart here\ntest.skip('x', f);"],
  ['no-silent-skip', ofTest, "test.skipIf(!existsSync(chromium))('x', f); list.only;"],
  ['machine-paths', 'README.md', 'https://example.com/work/a ./tmp/x ~/home/y /usr/bin/chromium'],
  ['machine-paths', src, 'const a = b /mnt/ c; apps/mnt/disk.ts'],
  ['registry-hosts', 'README.md', 'the registry. Then npm ci'],
  ['cdn', 'README.md', 'unpkg.com is where others look'],
];

describe('a rule catches its offender', () => {
  test.each(offenders)('%s: %s: %j', (rule, path, text, says) => {
    const found = findings(path, text, rule);
    expect(found).toHaveLength(1);
    expect(found[0]).toMatch(says);
    expect(found[0]).toContain(`(${rule})`);
  });

  test('every rule is shown to catch one', () => {
    expect([...new Set(offenders.map(([rule]) => rule))].toSorted()).toEqual(
      fileRules.map(({ name }) => name).toSorted(),
    );
  });
});

describe('a rule lets the innocent pass', () => {
  test.each(innocents)('%s: %s: %j', (rule, path, text) => {
    expect(findings(path, text, rule)).toEqual([]);
  });
});
