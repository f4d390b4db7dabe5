import { not, stateIn } from 'xstate';
import { keyOf } from './family.ts';
import { type Data, type ScxmlEvent, expression } from './expressions.ts';
import { unsupported } from './unsupported.ts';

interface Asked {
  readonly context: Data;
  readonly event: ScxmlEvent;
}

const isIn = /^\s*(!)?\s*In\(\s*'([^']+)'\s*\)\s*$/;

/** `cond` as a guard: `In('state')` alone, its opposite, or an expression over the data. */
export function guardOf(cond: string, names: readonly string[]): unknown {
  const asked = isIn.exec(cond);
  if (asked) {
    const within = stateIn(`#${keyOf(asked[2] ?? '')}`);
    return asked[1] ? not(within as never) : within;
  }
  if (/\bIn\(/.test(cond)) unsupported('In() as part of an expression');
  const run = expression(cond, names);
  return ({ context, event }: Asked) => Boolean(run(context, event));
}
