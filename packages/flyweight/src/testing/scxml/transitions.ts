import { actionsOf } from './actions.ts';
import { type Family, keyOf, listed, statesOf, targetsOf } from './family.ts';
import { guardOf } from './guard.ts';
import { type Element, childrenOf } from './xml.ts';

export interface Transitions {
  readonly on: Readonly<Record<string, readonly object[]>>;
  readonly always: readonly object[];
}

/** SCXML hears `foo.bar` where `foo` is asked for; XState writes that `foo.*`, and `xstate.done` for `done`. */
export function descriptorOf(token: string): string {
  if (token === '*') return token;
  const prefix = token.replace(/\.\*?$/, '');
  return `${prefix.replace(/^done(?=\.|$)/, 'xstate.done')}.*`;
}

/** In SCXML a transition leaves its source unless it says `internal`, its source is compound and its targets are within. */
function leavesSource(transition: Element, source: Element, family: Family): boolean {
  const { type, target } = transition.attributes;
  const isCompound = source.name === 'state' && statesOf(source).length > 0;
  const isWithin = (id: string) => family.isBelow(keyOf(id), family.keyOf(source));
  return !(type === 'internal' && isCompound && listed(target).every(isWithin));
}

function transitionOf(
  transition: Element,
  source: Element,
  family: Family,
  names: readonly string[],
): object {
  const { target, cond } = transition.attributes;
  return {
    ...(target === undefined
      ? {}
      : {
          target: targetsOf(target),
          reenter: leavesSource(transition, source, family),
        }),
    ...(cond === undefined ? {} : { guard: guardOf(cond, names) }),
    actions: actionsOf(transition, names),
  };
}

/** All transitions of a state, by descriptor. */
export function transitionsOf(
  source: Element,
  family: Family,
  names: readonly string[],
): Transitions {
  const on: Record<string, object[]> = {};
  const always: object[] = [];
  for (const transition of childrenOf(source, 'transition')) {
    const imported = transitionOf(transition, source, family, names);
    const { event } = transition.attributes;
    if (event === undefined) always.push(imported);
    for (const token of listed(event)) (on[descriptorOf(token)] ??= []).push(imported);
  }
  return { on, always };
}
