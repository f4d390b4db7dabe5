import { type Data, asNumber, expression } from './expressions.ts';
import { unsupported } from './unsupported.ts';
import { type Element, childrenOf } from './xml.ts';

const dataOf = (element: Element): Element[] => [
  ...childrenOf(element, 'datamodel').flatMap((model) => childrenOf(model, 'data')),
  ...childrenOf(element, 'state', 'parallel').flatMap(dataOf),
];

/**
 * The data of a document when it begins. Binding is early: data of a state are there from the start.
 * @throws Unsupported when they are not numbers
 */
export function dataModel(root: Element): Data {
  if (root.attributes['binding'] === 'late') unsupported('data that are bound late');
  const data: Record<string, number> = {};
  for (const { attributes, children, text } of dataOf(root)) {
    const { id = '', expr, src } = attributes;
    if (src !== undefined) unsupported('data from a file');
    if (children.length > 0 || text.trim() !== '') unsupported('data that are not numbers');
    const names = Object.keys(data);
    data[id] = asNumber(expr && expression(expr, names)(data, { type: '' }));
  }
  return data;
}
