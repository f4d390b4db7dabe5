// @ts-check
// Plays scenarios on a real OTP and writes what it did as vectors: node record.mjs FOLDER SCENARIO.json...
// Needs `erl` on the path; a scenario file holds { id, title, tags, scenario }. Times are real: leave the machine alone.
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const runsEach = 5;
const room = fileURLToPath(new URL('.', import.meta.url));
const [folder = '.', ...files] = process.argv.slice(2);

/** @typedef {{ ev: string, sup: string | null, id?: string, t: number }} Event */
/** @typedef {{ name: string, trace: Event[], final: unknown }} Run */

/** A value as an Erlang term. @param {unknown} value @returns {string} */
function term(value) {
  if (typeof value === 'string') return `<<"${value}">>`;
  if (Array.isArray(value)) return `[${value.map(term).join(',')}]`;
  if (typeof value !== 'object' || value === null) return String(value);
  const fields = Object.entries(value).map(([key, field]) => `'${key}' => ${term(field)}`);
  return `#{${fields.join(',')}}`;
}

/** Keys in the order of the format. @param {unknown} value @returns {unknown} */
function ordered(value) {
  if (Array.isArray(value)) return value.map(ordered);
  if (typeof value !== 'object' || value === null) return value;
  const keys =
    'rootAlive,t,ev,sup,op,kind,id,type,state,n,reason,result,children,counts,specs,active'.split(
      ',',
    );
  const rank = (/** @type {string} */ key) =>
    (keys.indexOf(key) + keys.length + 1) % (keys.length + 1);
  const entries = Object.entries(value).sort(([a], [b]) => rank(a) - rank(b));
  return Object.fromEntries(entries.map(([key, field]) => [key, ordered(field)]));
}

/** Ids of the pools of a tree. @param {{ id?: string, strategy?: string, children?: unknown[] }} node @returns {string[]} */
function poolsOf({ id = '', strategy, children = [] }) {
  const own = strategy === 'simple_one_for_one' ? [id] : [];
  return [...own, ...children.flatMap((child) => poolsOf(Object(child)))];
}

/** OTP stops a pool's instances in parallel: their exits at one time have no order. @param {Event[]} trace @param {string[]} pools */
function sortPoolExits(trace, pools) {
  const isLoose = (/** @type {Event | undefined} */ event) =>
    event?.ev === 'exit' && pools.includes(String(event.sup));
  const sorted = [...trace];
  for (let end = 1; end < sorted.length; end++)
    for (let at = end; at > 0; at--) {
      const [before, event] = [sorted[at - 1], sorted[at]];
      if (before === undefined || event === undefined || !isLoose(event) || !isLoose(before)) break;
      if (before.t !== event.t || before.sup !== event.sup) break;
      if (String(before.id) <= String(event.id)) break;
      [sorted[at - 1], sorted[at]] = [event, before];
    }
  return sorted;
}

/** @param {Event} event */
const isQuery = ({ ev }) => ev === 'reply' || ev === 'children';

/** What must be equal, in the three ways of comparing. @param {Event[]} trace */
function forms(trace) {
  const events = trace.filter((event) => !isQuery(event));
  const of = (/** @type {Event[]} */ list) => {
    const names = [...new Set(list.map(({ sup }) => String(sup)))].sort();
    return names.map((name) => list.filter(({ sup }) => String(sup) === name));
  };
  const queries = of(trace.filter(isQuery));
  const text = (/** @type {unknown} */ part) => JSON.stringify([part, queries]);
  const bag = events.map((event) => JSON.stringify(event)).sort();
  return { total: text(events), perSupervisor: text(of(events)), bag: text(bag) };
}

/** @param {readonly string[]} texts */
const kinds = (texts) => new Set(texts).size;

/** @param {{ id: string, title: string, tags: string[], scenario: { root: object } }} asked @param {Run[]} runs */
function vector({ id, title, tags, scenario }, runs) {
  const pools = poolsOf(scenario.root);
  const played = runs.map((run) => ({ ...run, trace: sortPoolExits(run.trace, pools) }));
  const all = played.map(({ trace }) => forms(trace));
  const orders = {
    distinctTotalOrders: kinds(all.map(({ total }) => total)),
    distinctPerSupervisor: kinds(all.map(({ perSupervisor }) => perSupervisor)),
    distinctBags: kinds(all.map(({ bag }) => bag)),
    distinctFinals: kinds(played.map(({ final }) => JSON.stringify(final))),
  };
  if (orders.distinctBags > 1 || orders.distinctFinals > 1)
    throw new Error(`${id}: OTP did not do the same each time: play it again, or remove the tie`);
  const compare =
    orders.distinctTotalOrders === 1
      ? 'total'
      : orders.distinctPerSupervisor === 1
        ? 'perSupervisor'
        : 'bag';
  const determinism = { runs: played.length, ...orders };
  const oracle = { erlangOtp: '25', stdlib: '4.2', schedulers: 2, gridMs: 50, determinism };
  const head = { format: 'otp-supervisor-trace/1', id, title, tags, scenario, oracle, compare };
  const lines = Object.entries(head).map(([key, field]) => `  "${key}": ${JSON.stringify(field)},`);
  const trace = played[0]?.trace.map((event) => `    ${JSON.stringify(event)}`).join(',\n');
  const final = JSON.stringify(played[0]?.final);
  return ['{', ...lines, '  "trace": [', trace, '  ],', `  "final": ${final}`, '}', ''].join('\n');
}

const work = mkdtempSync(join(tmpdir(), 'otp-recorder-'));
try {
  const asked = files.map((file) => JSON.parse(readFileSync(file, 'utf8')));
  const scenarios = asked.map(({ id, scenario }) => `{${term(id)},${term(scenario)}}`);
  writeFileSync(join(work, 'scenarios'), `[${scenarios.join(',\n')}].\n`);
  for (const name of readdirSync(room).filter((each) => each.endsWith('.erl')))
    execFileSync('erlc', ['-o', work, join(room, name)]);
  const args = ['-noshell', '-s', 'otp_recorder', 'main', 'scenarios', String(runsEach)];
  const text = execFileSync('erl', args, { cwd: work, encoding: 'utf8', maxBuffer: 1e9 });
  /** @type {Run[]} */
  const played = text
    .trim()
    .split('\n')
    .map((line) => /** @type {Run} */ (ordered(JSON.parse(line))));
  for (const each of asked) {
    const own = played.filter(({ name }) => name === each.id);
    writeFileSync(join(folder, `${each.id}.json`), vector(each, own));
  }
} finally {
  rmSync(work, { recursive: true });
}
