import { raise } from 'xstate';
import { type Data, type Expression, type ScxmlEvent, expression } from './expressions.ts';
import { unsupported } from './unsupported.ts';
import { type Element, childrenOf } from './xml.ts';

interface Asked {
  readonly context: Data;
  readonly event: ScxmlEvent;
}

const known = ['event', 'eventexpr', 'delay', 'delayexpr', 'id', 'target', 'type', 'namelist'];
const ownProcessor = /^(http:\/\/www\.w3\.org\/TR\/scxml\/?(#SCXMLEventProcessor)?|scxml)$/;

/** '10ms', '1.5s' or a number of ms, in ms. */
export function delayMsOf(delay: unknown): number {
  if (typeof delay === 'number') return delay;
  const [, figure, unit] = /^([\d.]+)(ms|s)$/.exec(String(delay)) ?? [];
  const ms = Number(figure) * (unit === 's' ? 1000 : 1);
  return Number.isFinite(ms) ? ms : unsupported('a delay that is no time');
}

function checkReceiver({ attributes }: Element): void {
  const odd = Object.keys(attributes).find((name) => !known.includes(name));
  if (odd !== undefined) unsupported(`send with ${odd}`);
  const { type, target } = attributes;
  if (type !== undefined && !ownProcessor.test(type)) unsupported('send to another processor');
  if (target !== undefined && target !== '#_internal') unsupported('send to another session');
}

/** Content that is written out: JSON, or else words with one space between them. */
function contentOf(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return text.trim().replaceAll(/\s+/g, ' ');
  }
}

/** What the event carries: named values, or one content; undefined for nothing. */
function payloadOf(element: Element, names: readonly string[]): Expression | undefined {
  const [content] = childrenOf(element, 'content');
  if (content) {
    if (content.children.length > 0) unsupported('send of XML');
    const { expr } = content.attributes;
    if (expr !== undefined) return expression(expr, names);
    const data = contentOf(content.text);
    return () => data;
  }
  const list = element.attributes['namelist']?.split(/\s+/) ?? [];
  const params = childrenOf(element, 'param').map(({ attributes }) => attributes);
  const fields = [
    ...list.map((name) => [name, expression(name, names)] as const),
    ...params.map(
      ({ name = '', expr, location }) => [name, expression(expr ?? location ?? '', names)] as const,
    ),
  ];
  if (fields.length === 0) return undefined;
  return (data, event) => Object.fromEntries(fields.map(([name, run]) => [name, run(data, event)]));
}

function delayOf({ attributes }: Element, names: readonly string[]): unknown {
  const { delay, delayexpr, target } = attributes;
  if (delayexpr !== undefined) {
    const run = expression(delayexpr, names);
    return ({ context, event }: Asked) => delayMsOf(run(context, event));
  }
  if (delay !== undefined) return delayMsOf(delay);
  // The external queue is heard when the internal one is empty: as soon as time goes on.
  return target === '#_internal' ? undefined : 0;
}

/** `<send>` to oneself: a raise, at once or later. */
export function sendOf(element: Element, names: readonly string[]): unknown {
  checkReceiver(element);
  const { event: type = '', eventexpr, id } = element.attributes;
  const typeOf = eventexpr === undefined ? () => type : expression(eventexpr, names);
  const payload = payloadOf(element, names);
  const create = ({ context, event }: Asked): ScxmlEvent => ({
    type: String(typeOf(context, event)),
    ...(payload ? { data: payload(context, event) } : {}),
  });
  const constant = eventexpr === undefined && payload === undefined;
  const delay = delayOf(element, names);
  return raise((constant ? { type } : create) as never, {
    ...(delay === undefined ? {} : { delay: delay as number }),
    ...(id === undefined ? {} : { id }),
  });
}
