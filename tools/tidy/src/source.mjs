// @ts-check
import ts from 'typescript';

/**
 * A file with its syntax tree: rules look at nodes, so that comments and strings never trip them.
 * @typedef {object} Source
 * @property {string} path  relative to the workspace
 * @property {string} text
 * @property {ts.SourceFile} tree  empty for what is no code
 */

const isCode = /\.(ts|tsx|mts|mjs|js)$/;

/** @param {string} path @param {string} text @returns {Source} */
export function sourceOf(path, text) {
  const code = isCode.test(path) ? text : '';
  return { path, text, tree: ts.createSourceFile(path, code, ts.ScriptTarget.Latest, true) };
}

/** Every node below a node, in the order of the text. @param {ts.Node} node @returns {Generator<ts.Node>} */
export function* nodesBelow(node) {
  /** @type {ts.Node[]} */
  const children = [];
  ts.forEachChild(node, (child) => void children.push(child));
  for (const child of children) {
    yield child;
    yield* nodesBelow(child);
  }
}

/** Line of a node, from 1. @param {Source} source @param {ts.Node} node */
export const lineOf = ({ tree }, node) =>
  tree.getLineAndCharacterOfPosition(node.getStart(tree)).line + 1;
