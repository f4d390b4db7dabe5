// @ts-check
import { isBuiltin } from 'node:module';
import ts from 'typescript';
import { bannedNames, mayImportNode } from '../data/surroundings.mjs';
import { freeNames } from '../src/free-names.mjs';
import { where } from '../src/rule.mjs';
import { lineOf, nodesBelow } from '../src/source.mjs';

/** @typedef {import('../src/rule.mjs').FileRule} FileRule */

const insteadOf = new Map(
  bannedNames.flatMap(({ names, instead }) => names.map((name) => [name, instead])),
);

/** The name, with its member when the two together are what is banned. @param {ts.Identifier} node */
function nameOf(node) {
  const { parent } = node;
  const isOwner = ts.isPropertyAccessExpression(parent) && parent.expression === node;
  const full = isOwner ? `${node.text}.${parent.name.text}` : node.text;
  return insteadOf.has(full) ? full : node.text;
}

/** Time, chance and the machine are handed in. @type {FileRule} */
export const noSurroundings = {
  name: 'surroundings',
  on: where.packages,
  find: (source) =>
    [...freeNames(source)].flatMap((node) => {
      const name = nameOf(node);
      const instead = insteadOf.get(name);
      return instead === undefined
        ? []
        : [{ line: lineOf(source, node), what: `${name}: ${instead}` }];
    }),
};

/** A test that sleeps is slow on a good day and wrong on a bad one. @type {FileRule} */
export const noSleep = {
  name: 'no-sleep',
  on: (path) => where.tests(path) && path.startsWith('packages/'),
  find: (source) =>
    [...freeNames(source)]
      .filter((node) => ['setTimeout', 'setInterval'].includes(node.text))
      .map((node) => ({
        line: lineOf(source, node),
        what: `${node.text}: a test never sleeps; drive a kernel or a fake wall clock`,
      })),
};

/** @type {FileRule} */
export const noNodeImports = {
  name: 'no-node-imports',
  on: (path) => where.packages(path) && !Object.hasOwn(mayImportNode, path),
  find: (source) =>
    [...nodesBelow(source.tree)].flatMap((node) => {
      const isFrom = ts.isImportDeclaration(node) || ts.isExportDeclaration(node);
      const from = isFrom ? node.moduleSpecifier : undefined;
      if (from === undefined || !ts.isStringLiteral(from) || !isBuiltin(from.text)) return [];
      const what = `${from.text}: a package runs anywhere; what needs Node belongs in an app`;
      return [{ line: lineOf(source, node), what }];
    }),
};

/** Is this a literal number, signed or not? @param {ts.Node} node @returns {boolean} */
const isLiteral = (node) =>
  ts.isNumericLiteral(node) || (ts.isPrefixUnaryExpression(node) && isLiteral(node.operand));

/** V8 has changed the last bit of `**` between versions; constants such as `2 ** 32` are exact. @type {FileRule} */
export const noPowers = {
  name: 'powers',
  on: where.packages,
  find: (source) =>
    [...nodesBelow(source.tree)].flatMap((node) => {
      if (!ts.isBinaryExpression(node)) return [];
      const { kind } = node.operatorToken;
      const isPower =
        kind === ts.SyntaxKind.AsteriskAsteriskToken ||
        kind === ts.SyntaxKind.AsteriskAsteriskEqualsToken;
      if (!isPower || (isLiteral(node.left) && isLiteral(node.right))) return [];
      const what =
        '**: engines differ in its last bit, and so would digests: multiply, or Math.exp(n * Math.log(x))';
      return [{ line: lineOf(source, node), what }];
    }),
};
