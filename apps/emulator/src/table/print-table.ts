import type { Comparison, TableFigure, TableRow, TableSummary } from '@squall/experiment';
import pc from 'picocolors';
import { digits, rowInWords, varyingOf } from './row-words.ts';

const header = ['figure', 'theirs', 'ours', '95 % interval', 'n', 'allowed', 'within'];
type Line = readonly string[];

function withinInWords({ notComparable, within }: Comparison): string {
  if (notComparable !== undefined) return 'not comparable';
  return within ? 'yes' : 'NO';
}

/** Why figures of a row cannot be compared, each reason once. */
function reasonsOf({ figures }: TableRow): readonly string[] {
  const reasons = figures.flatMap((figure) =>
    figure.comparisons.flatMap(({ notComparable }) => notComparable ?? []),
  );
  return [...new Set(reasons)].map((reason) => pc.dim(`  not comparable: ${reason}`));
}

function theirs({ mean, runs }: Comparison): string {
  return runs === undefined ? digits(mean) : `${digits(mean)} (${runs} runs)`;
}

function oursOf({ estimate }: TableFigure): Line {
  if (estimate === null) return ['never', '', '0'];
  const { mean, halfWidth, count } = estimate;
  const interval =
    halfWidth === null ? '' : `${digits(mean - halfWidth)} to ${digits(mean + halfWidth)}`;
  return [digits(mean), interval, String(count)];
}

/** Nothing for a figure that neither was published nor happened. */
function linesOf(figure: TableFigure): readonly Line[] {
  if (figure.estimate === null && figure.comparisons.length === 0) return [];
  const ours = oursOf(figure);
  if (figure.comparisons.length === 0) return [[figure.label, '-', ...ours, '', '']];
  return figure.comparisons.map((comparison) => [
    figure.label,
    theirs(comparison),
    ...ours,
    `± ${digits(comparison.allowed)}`,
    withinInWords(comparison),
    ...('firstLook' in figure ? ['looked at twice'] : []),
  ]);
}

function coloured(line: Line, text: string): string {
  if (line.includes('NO')) return pc.red(text);
  return line.includes('yes') ? text : pc.dim(text);
}

function rowLines(row: TableRow, names: readonly string[], widths: readonly number[]): string[] {
  const pad = (line: Line) =>
    line
      .map((cell, i) => cell.padEnd(widths[i] ?? 0))
      .join('  ')
      .trimEnd();
  const lines = row.figures.flatMap(linesOf);
  return [
    pc.bold(rowInWords(row, names)),
    ...lines.map((line) => coloured(line, `  ${pad(line)}`)),
    ...reasonsOf(row),
  ];
}

function claimLine({ claim, held }: TableSummary['claims'][number]): string {
  if (held === null) return pc.dim(`  - ${claim} (rows not run)`);
  return held ? `  ${pc.green('✓')} ${claim}` : `  ${pc.red('✗')} ${claim}`;
}

/** Theirs, ours, the interval, within or not, for every row; on stdout. */
export function printTable(summary: TableSummary, file: string): void {
  const { title, source, rows, claims, tolerance, reproduced, verdict, digest } = summary;
  const names = varyingOf(rows);
  const all = [header, ...rows.flatMap((row) => row.figures.flatMap(linesOf))];
  const widths = header.map((_, i) => Math.max(...all.map((line) => line[i]?.length ?? 0)));
  const heading = header.map((cell, i) => cell.padEnd(widths[i] ?? 0)).join('  ');
  const lines = [
    '',
    pc.bold(title),
    source,
    '',
    pc.dim(`  ${heading.trimEnd()}`),
    ...rows.flatMap((row) => rowLines(row, names, widths)),
    '',
    ...claims.map(claimLine),
    ...(claims.length > 0 ? [''] : []),
    pc.dim(tolerance),
    reproduced ? pc.green(verdict) : pc.red(verdict),
    pc.dim(`digest   ${digest}`),
    `report   ${file}`,
    '',
  ];
  process.stdout.write(lines.join('\n'));
}
