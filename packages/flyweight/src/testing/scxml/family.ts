import { type Element, childrenOf } from './xml.ts';

const kinds = ['state', 'parallel', 'final', 'history'] as const;

/** A point in a reference leads XState into a child, so that states have another one in their ids. */
export const keyOf = (id: string): string => id.replaceAll('.', '·');

/** The id of a state as its document has it. */
export const idOf = (key: string): string => key.replaceAll('·', '.');

/** The states of a document by key, and who is above whom. A state without an id gets one. */
export class Family {
  readonly #keys = new Map<Element, string>();
  readonly #above = new Map<string, readonly string[]>();

  constructor(root: Element) {
    this.#add(root, []);
  }

  keyOf(element: Element): string {
    return this.#keys.get(element) ?? '';
  }

  /** Whether a state is within another one, and not that state itself. */
  isBelow(key: string, ancestor: string): boolean {
    return this.#above.get(key)?.includes(ancestor) === true;
  }

  #add(element: Element, above: readonly string[]): void {
    const key = keyOf(element.attributes['id'] ?? `unnamed${this.#keys.size}`);
    this.#keys.set(element, key);
    this.#above.set(key, above);
    for (const child of statesOf(element)) this.#add(child, [...above, key]);
  }
}

export const statesOf = (element: Element): Element[] => childrenOf(element, ...kinds);

/** Tokens as an attribute lists them. */
export const listed = (tokens: string | undefined): string[] =>
  tokens?.split(/\s+/).filter((token) => token !== '') ?? [];

/** States that an attribute lists, as XState is told of targets. */
export const targetsOf = (ids: string | undefined): string[] =>
  listed(ids).map((id) => `#${keyOf(id)}`);
