import type { Parameter, PublishedFigure, Reproduction, Row } from '@squall/experiment';
import pc from 'picocolors';
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
  const deviation = standardDeviation === undefined ? '' : ` sd ${standardDeviation}`;
  return `${figure} ${mean}${deviation}${runs === undefined ? '' : ` (${runs} runs)`}${notComparable === undefined ? '' : ' (not comparable)'}`;
}

function rowLine({ parameters, published }: Row): string {
  const values = Object.entries(parameters).map(([name, value]) => `${name} ${value}`);
  const known = published.map(publishedInWords);
  return `  ${values.join(', ') || 'as it stands'}: ${known.join(' · ') || pc.dim('nothing published')}`;
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
    ...section('Rows', table.rows.map(rowLine)),
    ...section(
      'Claims',
      table.claims.map(({ claim }) => `  ${claim}`),
    ),
    ...explainMap(table.map),
  ];
}
