import { Parser } from 'htmlparser2';

/** An element of an XML document, without its comments. */
export interface Element {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: Element[];
  /** All text directly below it, joined. */
  text: string;
}

const create = (name: string, attributes: Element['attributes']): Element => ({
  name,
  attributes,
  children: [],
  text: '',
});

/** Documents of one vocabulary: a prefix tells nothing. */
const localName = (name: string) => name.replace(/^.*:/, '');

/** @returns the root element */
export function parseXml(xml: string): Element {
  const document = create('', {});
  const open = [document];
  const parser = new Parser(
    {
      onopentag: (name, attributes) => {
        const element = create(localName(name), attributes);
        open.at(-1)?.children.push(element);
        open.push(element);
      },
      ontext: (text) => {
        const element = open.at(-1);
        if (element) element.text += text;
      },
      onclosetag: () => void open.pop(),
    },
    { xmlMode: true },
  );
  parser.end(xml);
  const [root] = document.children;
  if (!root) throw new Error('parseXml: the document has no element');
  return root;
}

/** The children of these names, in order. */
export const childrenOf = ({ children }: Element, ...names: readonly string[]): Element[] =>
  children.filter(({ name }) => names.includes(name));
