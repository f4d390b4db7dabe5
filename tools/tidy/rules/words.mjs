// @ts-check
import ts from 'typescript';
import { bannedWords, spans, withoutUnit } from '../data/words.mjs';
import { where } from '../src/rule.mjs';
import { lineOf, nodesBelow } from '../src/source.mjs';

/** @typedef {import('../src/rule.mjs').FileRule} FileRule */

/** Does this node declare a name of its own? A name from a library is spelt as the library spells it. @param {ts.Identifier} node */
function isDeclaration({ parent }) {
  return (
    ts.isVariableDeclaration(parent) ||
    ts.isParameter(parent) ||
    ts.isFunctionDeclaration(parent) ||
    ts.isMethodDeclaration(parent) ||
    ts.isPropertySignature(parent) ||
    ts.isPropertyDeclaration(parent) ||
    ts.isPropertyAssignment(parent) ||
    ts.isTypeAliasDeclaration(parent) ||
    ts.isInterfaceDeclaration(parent) ||
    ts.isClassDeclaration(parent)
  );
}

/** One word for each thing. @type {FileRule} */
export const words = {
  name: 'words',
  on: where.product,
  find: (source) =>
    [...nodesBelow(source.tree)].flatMap((node) => {
      if (!ts.isIdentifier(node) || !isDeclaration(node)) return [];
      const banned = bannedWords.find(({ word }) => word.test(node.text));
      if (banned === undefined) return [];
      return [{ line: lineOf(source, node), what: `${node.text}: say ${banned.instead}` }];
    }),
};

/** A number that is a span of time says its unit. @type {FileRule} */
export const units = {
  name: 'units',
  on: where.product,
  find: (source) =>
    [...nodesBelow(source.tree)].flatMap((node) => {
      if (!ts.isPropertySignature(node) && !ts.isParameter(node) && !ts.isVariableDeclaration(node))
        return [];
      if (node.type?.kind !== ts.SyntaxKind.NumberKeyword) return [];
      const name = node.name.getText(source.tree);
      const isException = withoutUnit.some((one) => one.file === source.path && one.name === name);
      if (!spans.test(name) || isException) return [];
      return [
        { line: lineOf(source, node), what: `${name}: a number carries its unit last, ${name}Ms` },
      ];
    }),
};
