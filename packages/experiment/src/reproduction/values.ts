import { InputError } from '@squall/cluster';
import type { Parameter, ParameterSpecs, Reproduction, Values } from './reproduction.ts';

function checkNumber(at: string, value: number, parameter: Exclude<Parameter, { oneOf: unknown }>) {
  const { atLeast, atMost, whole } = parameter;
  if (value >= atLeast && value <= atMost && !(whole && !Number.isInteger(value))) return value;
  throw new InputError(
    `${at} is ${value}: give a ${whole ? 'whole ' : ''}number from ${atLeast} to ${atMost}`,
  );
}

/** @throws InputError when the value is none that the parameter may have */
export function checkValue(at: string, value: unknown, parameter: Parameter): number | string {
  if ('oneOf' in parameter) {
    if (typeof value === 'string' && parameter.oneOf.includes(value)) return value;
    throw new InputError(`${at} is "${String(value)}": give one of ${parameter.oneOf.join(', ')}`);
  }
  return checkNumber(at, typeof value === 'number' ? value : Number.NaN, parameter);
}

/** The parameter of that name. */
export function parameterOf(specs: ParameterSpecs, name: string, at: string): Parameter {
  const parameter = Object.hasOwn(specs, name) ? specs[name] : undefined;
  if (parameter !== undefined) return parameter;
  throw new InputError(`${at} names "${name}": give one of ${Object.keys(specs).join(', ')}`);
}

/** `name=value` as it stands on a command line. */
export function readSetting(
  specs: ParameterSpecs,
  text: string,
): readonly [string, number | string] {
  const [name = '', ...rest] = text.split('=');
  const given = rest.join('=').trim();
  const at = `--set ${text}`;
  const parameter = parameterOf(specs, name.trim(), at);
  const isNumber = !('oneOf' in parameter) && given !== '';
  return [name.trim(), checkValue(at, isNumber ? Number(given) : given, parameter)];
}

/** A value for every parameter, in the order in which they are declared. */
export function complete(specs: ParameterSpecs, given: Partial<Values>): Values {
  return Object.fromEntries(
    Object.entries(specs).map(([name, parameter]) => [name, given[name] ?? parameter.default]),
  );
}

/** The values of a row: what its world makes no use of is at its default, so that one world is one row. */
export function valuesOf(
  { parameters, uses }: Pick<Reproduction, 'parameters' | 'uses'>,
  given: Partial<Values>,
): Values {
  const values = complete(parameters, given);
  if (uses === undefined) return values;
  const used = new Set(uses(values));
  return complete(
    parameters,
    Object.fromEntries(Object.entries(values).filter(([name]) => used.has(name))),
  );
}

/** The same text for the same values. */
export const valuesKey = (values: Values): string =>
  Object.entries(values)
    .map(([name, value]) => `${name}=${value}`)
    .join(',');
