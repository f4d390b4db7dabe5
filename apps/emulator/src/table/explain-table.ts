import {
  type Parameter,
  type PublishedFigure,
  type Reproduction,
  askedRows,
} from '@squall/experiment';
import pc from 'picocolors';
import { digits, rowInWords, varyingOf } from './row-words.ts';
import { explainMap } from '../map/explain-map.ts';

function parameterLine([name, parameter]: readonly [string, Parameter]): string {
  const values =
    'oneOf' in parameter
      ? parameter.oneOf.join(', ')
      : `${parameter.whole ? 'whole, ' : ''}${parameter.atLeast} to ${parameter.atMost}`;
  return `  ${name} = ${parameter.default}\n    ${pc.dim(`${parameter.about}; ${values}`)}`;
}

function publishedInWords(published: PublishedFigure): string {
  const { figure, mean, runs, standardDeviation, notComparable } = published;
  const deviation = standardDeviation === undefined ? '' : ` sd ${digits(standardDeviation)}`;
  return `${figure} ${digits(mean)}${deviation}${runs === undefined ? '' : ` (${runs} runs)`}${notComparable === undefined ? '' : ' (not comparable)'}`;
}

/** Values that all rows share are said among the parameters. */
function rowLines(table: Reproduction): readonly string[] {
  const rows = askedRows(table, { profile: 'full' }).map(({ values, published }) => ({
    parameters: values,
    ...(table.uses ? { uses: table.uses(values) } : {}),
    published,
  }));
  const names = varyingOf(rows);
  return rows.map((row) => {
    const known = row.published.map(publishedInWords);
    const nothing = pc.dim('nothing published');
    return `  ${rowInWords(row, names) || 'as it stands'}: ${known.join(' · ') || nothing}`;
  });
}

/** What a published table is, how it is run again, and what is known of each row. */
export function explainTable(table: Reproduction): readonly string[] {
  const section = (title: string, lines: readonly string[]) => ['', pc.bold(title), ...lines];
  return [
    pc.bold(table.title),
    table.source,
    ...section(
      'Set-up',
      table.setUp.map((line) => `  ${line}`),
    ),
    ...section('Reproduced when', [`  ${table.tolerance}`]),
    ...section(
      'Parameters (--set name=value)',
      Object.entries(table.parameters).map(parameterLine),
    ),
    ...section(
      'Figures',
      Object.entries(table.figures).map(([name, label]) => `  ${name}: ${label}`),
    ),
    ...section('Rows', rowLines(table)),
    ...section(
      'Claims',
      table.claims.map(({ claim }) => `  ${claim}`),
    ),
    ...explainMap(table.map),
  ];
}
