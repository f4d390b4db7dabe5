import { type AnyStateMachine, createMachine } from 'xstate';
import { actionsOf, blocksOf } from './actions.ts';
import { dataModel } from './data-model.ts';
import { Family, statesOf, targetsOf } from './family.ts';
import { transitionsOf } from './transitions.ts';
import { unsupported } from './unsupported.ts';
import { type Element, childrenOf, parseXml } from './xml.ts';

type Config = Readonly<Record<string, unknown>>;

const known = 'state parallel final history transition initial onentry onexit datamodel'.split(' ');
/** A loop without end is an error in XState, and the same on both engines. */
const maxIterations = 1000;

/** Makes XState configurations of the states of one document. */
class Importer {
  readonly #family: Family;
  readonly #names: readonly string[];

  constructor(root: Element, names: readonly string[]) {
    this.#family = new Family(root);
    this.#names = names;
  }

  state(element: Element): Config {
    const odd = element.children.find(({ name }) => !known.includes(name));
    if (odd) unsupported(`<${odd.name}>`);
    if (element.name === 'history') return this.#history(element);
    const { on, always } = transitionsOf(element, this.#family, this.#names);
    const isPlain = element.name !== 'parallel' && element.name !== 'final';
    return {
      id: this.#family.keyOf(element),
      ...(isPlain ? {} : { type: element.name }),
      entry: blocksOf(element, 'onentry', this.#names),
      exit: blocksOf(element, 'onexit', this.#names),
      on,
      ...(always.length > 0 ? { always } : {}),
      ...this.#below(element),
    };
  }

  #below(element: Element): Config {
    const children = statesOf(element);
    const states = Object.fromEntries(
      children.map((child) => [this.#family.keyOf(child), this.state(child)]),
    );
    if (children.length === 0) return {};
    return element.name === 'parallel' ? { states } : this.#compound(element, states);
  }

  /** XState begins in a child. What lies deeper, or in several places, is gone to from a state that is left at once. */
  #compound(element: Element, states: Config): Config {
    const [start] = childrenOf(element, 'initial').flatMap((each) =>
      childrenOf(each, 'transition'),
    );
    const first = statesOf(element).find(({ name }) => name !== 'history');
    const asked = targetsOf(start?.attributes['target'] ?? element.attributes['initial']);
    const targets = asked.length > 0 || !first ? asked : [`#${this.#family.keyOf(first)}`];
    const actions = start ? actionsOf(start, this.#names) : [];
    const target = targets[0]?.slice(1) ?? '';
    if (targets.length === 1 && target in states) return { initial: { target, actions }, states };
    const starting = `${this.#family.keyOf(element)}(initial)`;
    const always = { target: targets, actions };
    return { initial: starting, states: { [starting]: { always }, ...states } };
  }

  #history(element: Element): Config {
    const [usual] = childrenOf(element, 'transition');
    if (usual && actionsOf(usual, this.#names).length > 0) {
      unsupported('actions on the way to the default of a history');
    }
    return {
      id: this.#family.keyOf(element),
      type: 'history',
      history: element.attributes['type'] ?? 'shallow',
      ...(usual ? { target: targetsOf(usual.attributes['target']) } : {}),
    };
  }
}

/**
 * The control structure of an SCXML document (W3C Recommendation of 1 September 2015) as a machine of XState: for tests.
 * @throws Unsupported that names what it has nothing for
 */
export function importScxml(xml: string): AnyStateMachine {
  const root = parseXml(xml);
  const { datamodel = 'ecmascript' } = root.attributes;
  if (!['ecmascript', 'null'].includes(datamodel)) unsupported(`the data model ${datamodel}`);
  const context = dataModel(root);
  const config = new Importer(root, Object.keys(context)).state(root);
  return createMachine({ ...config, context, options: { maxIterations } } as never);
}
