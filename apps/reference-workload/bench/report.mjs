// @ts-check
import { readFileSync, writeFileSync } from 'node:fs';
import { cpus } from 'node:os';
import { isWhole } from './plan.mjs';
import { median, rateOf } from './ratios.mjs';
import { table } from './table.mjs';

/** @typedef {import('./bench.mjs').Result} Result */
/** @typedef {import('./ratios.mjs').Ratios} Ratios */

const docs = new URL('../../../docs/benchmarks.md', import.meta.url);
const marks = { from: '<!-- measured -->\n', to: '\n<!-- /measured -->' };
const thousands = new Intl.NumberFormat('en-GB', { maximumFractionDigits: 0 });

/** Up to three digits. @param {number} value */
const short = (value) =>
  Number.isNaN(value)
    ? '-'
    : value >= 100
      ? thousands.format(value)
      : String(Number(value.toPrecision(3)));

/** @param {Result} result */
const heading = (result) =>
  `${thousands.format(result.clients)}${isWhole(result) ? '' : ` up to ${result.endUs / 1e6} s`}`;

/** @param {Result} result @param {string} name @param {'bytesPerClient' | 'residentMb' | 'setUpSeconds' | 'secondsARun'} what */
const medianOf = (result, name, what) =>
  median((result.runs.get(name) ?? []).map((run) => run[what] ?? Number.NaN));

/** @param {readonly Result[]} results */
function rates(results) {
  const names = [...new Set(results.flatMap((result) => result.names))];
  return table(
    ['thousand events per CPU second', ...results.map(heading)],
    names.map((name) => [name, ...results.map((result) => short(rateOf(result, name) / 1000))]),
  );
}

/** @param {readonly Result[]} results */
function memory(results) {
  const rows = results
    .filter(isWhole)
    .flatMap((result) =>
      result.names.map((name) => [
        name,
        heading(result),
        short(medianOf(result, name, 'bytesPerClient')),
        short(medianOf(result, name, 'residentMb')),
        short(medianOf(result, name, 'setUpSeconds')),
        short(medianOf(result, name, 'secondsARun')),
      ]),
    );
  const head = ['contestant', 'clients', 'bytes a client', 'resident MB', 'set-up, s', 'run, s'];
  return table(head, rows);
}

/** @param {Ratios} ratios */
function ratioTable(ratios) {
  const sizes = [...new Set(Object.values(ratios).flatMap((bySize) => Object.keys(bySize)))];
  return table(
    ['ratio', ...sizes.map((size) => thousands.format(Number(size)))],
    Object.entries(ratios)
      .filter(([, bySize]) => Object.keys(bySize).length > 0)
      .map(([name, bySize]) => [name, ...sizes.map((size) => short(bySize[size] ?? Number.NaN))]),
  );
}

/** @param {readonly Result[]} results @param {Ratios} ratios @param {number} rounds */
function report(results, ratios, rounds) {
  const node = `Node ${process.versions.node}, ${cpus().length} cores`;
  return [
    `Medians of ${rounds} interleaved rounds, each run in a process of its own. ${node}.`,
    rates(results),
    ratioTable(ratios),
    memory(results),
  ].join('\n\n');
}

/** @param {readonly Result[]} results @param {Ratios} ratios @param {number} rounds */
export function printReport(results, ratios, rounds) {
  console.log(report(results, ratios, rounds));
}

/** Puts the report between its marks in the docs. @param {readonly Result[]} results @param {Ratios} ratios @param {number} rounds */
export function writeReport(results, ratios, rounds) {
  const text = readFileSync(docs, 'utf8');
  const from = text.indexOf(marks.from) + marks.from.length;
  const to = text.indexOf(marks.to);
  const measured = `\n${report(results, ratios, rounds)}\n`;
  writeFileSync(docs, text.slice(0, from) + measured + text.slice(to));
}
