import { unsupported } from './unsupported.ts';

/** The data of a document as a context: no value yet is NaN in a column, and `undefined` to an expression. */
export type Data = Readonly<Record<string, number>>;

export interface ScxmlEvent {
  readonly type: string;
  readonly data?: unknown;
}

export type Expression = (data: Data, event: ScxmlEvent) => unknown;

/** System variables, but for `_event.name` and `_event.data`. */
const systemVariable = /(?<![#\w])(_event\b(?!\.(name|data)\b)[.\w]*|_(?!event\b)\w+)/;

/** An event as an expression sees it: `done.state.*` has another name in XState. */
const seen = ({ type, data }: ScxmlEvent) => ({
  name: type.replace(/^xstate\.done/, 'done'),
  data,
});

const compiled = (text: string, names: readonly string[]) => {
  try {
    // A document of the framework is code; its data model is ECMAScript.
    // oxlint-disable-next-line typescript/no-implied-eval
    return new Function(...names, '_event', `'use strict'; return (${text});`);
  } catch {
    return unsupported('an expression that does not parse');
  }
};

/**
 * An ECMAScript expression over the data.
 * @throws Unsupported when it names a system variable, or does not parse
 */
export function expression(text: string, names: readonly string[]): Expression {
  const found = systemVariable.exec(text);
  if (found) unsupported(`the system variable ${found[0]}`);
  const run = compiled(text, names);
  return (data, event) => {
    const values = names.map((name) => {
      const value = data[name];
      return Number.isNaN(value) ? undefined : value;
    });
    return run(...values, seen(event)) as unknown;
  };
}

/** A value as a column keeps it. @throws Unsupported when it is neither a number nor `undefined` */
export const asNumber = (value: unknown): number => {
  if (value === undefined) return NaN;
  return typeof value === 'number' ? value : unsupported('data that are not numbers');
};
