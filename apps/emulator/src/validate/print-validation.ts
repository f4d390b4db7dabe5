import type { TableSummary } from '@squall/experiment';
import pc from 'picocolors';
import { tallyInWords, tallyOf } from '../table/page/count-comparisons.ts';
import { rowInWords, varyingOf } from '../table/row-words.ts';
import { type Validation, isAccepted } from './validation.ts';

/** `row: figure`, of what lies outside. */
function outside(summary: TableSummary): readonly string[] {
  const names = varyingOf(summary.rows);
  return summary.rows.flatMap((row) =>
    row.figures
      .filter(({ comparisons }) =>
        comparisons.some((c) => !c.within && c.notComparable === undefined),
      )
      .map(({ label }) => `${rowInWords(row, names)}: ${label}`),
  );
}

function tableLines(summary: TableSummary): readonly string[] {
  const { experiment, reproduced, claims } = summary;
  const failed = claims.filter(({ held }) => held === false).map(({ claim }) => claim);
  return [
    `${reproduced ? pc.green('✓') : pc.red('✗')} ${pc.bold(experiment)}  ${tallyInWords(tallyOf([summary]))}`,
    ...[...outside(summary), ...failed].map((text) => pc.red(`    ${text}`)),
  ];
}

/** One line for each table, and one for each figure that is off; on stdout. */
export function printValidation(validation: Validation, file: string): void {
  const words = tallyInWords(tallyOf(validation.summaries));
  const lines = [
    '',
    ...validation.summaries.flatMap(tableLines),
    '',
    isAccepted(validation) ? pc.green(words) : pc.red(words),
    pc.dim(`digest   ${validation.digest}`),
    `report   ${file}`,
    '',
  ];
  process.stdout.write(lines.join('\n'));
}
