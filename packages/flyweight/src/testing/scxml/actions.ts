import { assign, cancel, raise } from 'xstate';
import { type Data, type ScxmlEvent, asNumber, expression } from './expressions.ts';
import { sendOf } from './send.ts';
import { unsupported } from './unsupported.ts';
import { type Element, childrenOf } from './xml.ts';

interface Asked {
  readonly context: Data;
  readonly event: ScxmlEvent;
}

function assignOf({ attributes }: Element, names: readonly string[]): unknown {
  const { location = '', expr } = attributes;
  if (!names.includes(location)) unsupported('an assign to what is not declared');
  if (expr === undefined) return unsupported('data that are not numbers');
  const run = expression(expr, names);
  return assign(({ context, event }: Asked) => ({
    [location]: asNumber(run(context, event)),
  }));
}

function cancelOf({ attributes }: Element, names: readonly string[]): unknown {
  const { sendid, sendidexpr = '' } = attributes;
  if (sendid !== undefined) return cancel(sendid);
  const run = expression(sendidexpr, names);
  return cancel(({ context, event }: Asked) => String(run(context, event)));
}

/** Executable content; what is only logged is left out. */
export const actionsOf = ({ children }: Element, names: readonly string[]): unknown[] =>
  children.flatMap((element) => {
    switch (element.name) {
      case 'log':
        return [];
      case 'raise':
        return [raise({ type: element.attributes['event'] ?? '' })];
      case 'assign':
        return [assignOf(element, names)];
      case 'send':
        return [sendOf(element, names)];
      case 'cancel':
        return [cancelOf(element, names)];
      default:
        return unsupported(`<${element.name}>`);
    }
  });

/** The actions of all blocks of a name, in order. */
export const blocksOf = (element: Element, name: string, names: readonly string[]): unknown[] =>
  childrenOf(element, name).flatMap((block) => actionsOf(block, names));
