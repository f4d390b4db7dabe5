import { InputError, explainIssue } from '@squall/cluster';
import * as z from 'zod';
import { checkTableMap } from '../map/check-map.ts';
import type { ParameterSpecs, Reproduction, ReproductionDefinition, Row } from './reproduction.ts';
import { checkValue, parameterOf, valuesKey, valuesOf } from './values.ts';

const text = z.string().min(1, 'give a sentence');
const replications = z.int().min(1).max(10_000);
const fn = z.custom<object>((value) => typeof value === 'function', 'give a function');

const parameter = z.union([
  z.strictObject({ about: text, default: z.string(), oneOf: z.array(text).min(1) }),
  z.strictObject({
    about: text,
    default: z.number(),
    atLeast: z.number(),
    atMost: z.number(),
    whole: z.literal(true).optional(),
  }),
]);

const published = z.strictObject({
  figure: z.string(),
  mean: z.number(),
  runs: z.int().min(1).optional(),
  standardDeviation: z.number().min(0).optional(),
  roundedTo: z.number().min(0).optional(),
  leftOut: z.number().min(0).optional(),
  relativeMax: z.number().gt(0).optional(),
  notComparable: text.optional(),
});

const definition = z.strictObject({
  kind: z.literal('reproduction').optional(),
  name: z.string().regex(/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/, 'give a name in kebab case'),
  title: text,
  source: text,
  setUp: z.array(text).min(1),
  tolerance: text,
  parameters: z.record(z.string().regex(/^[a-z][a-zA-Z0-9]*$|^[A-Z]$/, 'give a name'), parameter),
  figures: z.record(z.string(), text),
  rows: z
    .array(z.strictObject({ parameters: z.custom<object>(), published: z.array(published) }))
    .min(1, 'give at least one row'),
  closedForms: fn.optional(),
  uses: fn.optional(),
  claims: z.array(z.strictObject({ claim: text, holds: fn })),
  replications: z.strictObject({
    quick: replications,
    full: replications,
    reduced: replications.optional(),
  }),
  replicate: fn,
  map: z.custom<object>().optional(),
});

function checkFigure({ figures }: Reproduction, figure: string, at: string): void {
  if (Object.hasOwn(figures, figure)) return;
  const names = Object.keys(figures).join(', ');
  throw new InputError(`${at} has the figure "${figure}": give one of ${names}`);
}

function checkRow(reproduction: Reproduction, row: Row, at: string): void {
  for (const [name, value] of Object.entries(row.parameters))
    checkValue(`${at}.${name}`, value, parameterOf(reproduction.parameters, name, at));
  for (const { figure } of row.published) checkFigure(reproduction, figure, at);
}

function checkRows(reproduction: Reproduction): void {
  const seen = new Set<string>();
  for (const [i, row] of reproduction.rows.entries()) {
    checkRow(reproduction, row, `rows.${i}`);
    const values = valuesOf(reproduction, row.parameters);
    for (const { figure } of reproduction.closedForms?.(values) ?? [])
      checkFigure(reproduction, figure, `closedForms of rows.${i}`);
    const key = valuesKey(values);
    if (seen.has(key)) throw new InputError(`rows.${i} is there twice: ${key}`);
    seen.add(key);
  }
}

/**
 * Checks a reproduction as a whole: its fields, and that each row names parameters and figures that there are.
 * @throws InputError naming the first wrong value and the way out
 */
export function defineReproduction<const P extends ParameterSpecs>(
  value: ReproductionDefinition<P>,
): Reproduction {
  const parsed = definition.safeParse(value, { reportInput: true });
  const issue = parsed.error?.issues[0];
  if (issue !== undefined) throw new InputError(explainIssue(issue, 'reproduction'));
  // Rows and functions know their own parameters; whoever runs them knows only that they fit.
  const reproduction = { ...value, kind: 'reproduction' } as unknown as Reproduction;
  for (const [name, its] of Object.entries(reproduction.parameters))
    checkValue(`parameters.${name}.default`, its.default, its);
  checkRows(reproduction);
  checkTableMap(reproduction);
  return reproduction;
}
