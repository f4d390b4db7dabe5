import type { Comparison, TableFigure, TableRow, TableSummary } from '@squall/experiment';
import { comparisonsOf, tallyInWords, tallyOf } from '../table/page/count-comparisons.ts';
import {
  allowedInWords,
  oursInWords,
  theirsInWords,
  withinInWords,
} from '../table/page/figures-in-words.ts';
import { rowInWords, varyingOf } from '../table/row-words.ts';
import { beyondTables } from './beyond-tables.ts';
import type { Validation } from './validation.ts';

const line = (cells: readonly string[]): string =>
  `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`;

const head = ['row', 'figure', 'theirs', 'ours', '95 % interval', 'runs', 'allowed', 'judged'];
const rule = '|---|---|--:|--:|--:|--:|--:|---|';

function judged(figure: TableFigure, comparison: Comparison): string {
  const words = withinInWords(comparison);
  const sign = { within: '✓ within', outside: '✗ **outside**', 'not comparable': words }[words];
  return 'firstLook' in figure ? `${sign}, looked at twice` : sign;
}

function rowLines(row: TableRow, names: readonly string[]): readonly string[] {
  return row.figures.flatMap((figure) =>
    figure.comparisons.map((comparison) => {
      const { mean, interval, runs } = oursInWords(figure);
      const about = rowInWords(row, names) || 'as it stands';
      const theirs = theirsInWords(comparison);
      const allowed = allowedInWords(comparison);
      const end = judged(figure, comparison);
      return line([about, figure.label, theirs, mean, interval, String(runs), allowed, end]);
    }),
  );
}

const claimLine = ({ claim, held }: TableSummary['claims'][number]): string =>
  held === null ? `- ${claim} (its rows were not run)` : `- ${held ? '✓' : '✗'} ${claim}`;

function tableLines(summary: TableSummary): readonly string[] {
  const { title, source, setUp, tolerance, claims, command } = summary;
  const names = varyingOf(summary.rows);
  const compared = summary.rows.filter((row) => comparisonsOf(row).length > 0);
  return [
    `## ${title}`,
    '',
    source,
    '',
    ...setUp.map((sentence) => `- ${sentence}`),
    '',
    `${tolerance} **${tallyInWords(tallyOf([summary]))}.** Again: \`${command}\``,
    '',
    ...(claims.length > 0 ? [...claims.map(claimLine), ''] : []),
    ...(compared.length > 0
      ? [line(head), rule, ...compared.flatMap((row) => rowLines(row, names)), '']
      : []),
  ];
}

/** The same as Markdown, for documents. */
export function validationMarkdown(validation: Validation): string {
  const { summaries, command, digest, leftOut } = validation;
  return [
    '# Validation',
    '',
    'Numbers that somebody else measured or derived, run again. Written by the command below; do not edit.',
    '',
    `**${tallyInWords(tallyOf(summaries))}.**${leftOut.length > 0 ? ` Not run: ${leftOut.join(', ')}.` : ''}`,
    '',
    `Again: \`${command}\`; digest \`${digest}\`. The same with more detail: [index.html](index.html).`,
    '',
    ...summaries.flatMap(tableLines),
    '## Beyond tables',
    '',
    ...beyondTables.flatMap(({ title, text }) => [`**${title}.** ${text}`, '']),
  ].join('\n');
}
