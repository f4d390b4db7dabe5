// @ts-check
import ts from 'typescript';
import { linesMax, longOnPurpose, testKinds } from '../data/shape.mjs';
import { where } from '../src/rule.mjs';
import { lineOf, nodesBelow } from '../src/source.mjs';

/** @typedef {import('../src/rule.mjs').FileRule} FileRule */

/** @type {FileRule} */
export const noAny = {
  name: 'no-any',
  on: where.product,
  find: (source) =>
    [...nodesBelow(source.tree)]
      .filter((node) => node.kind === ts.SyntaxKind.AnyKeyword)
      .map((node) => ({ line: lineOf(source, node), what: 'any: say the type, or unknown' })),
};

/** @type {FileRule} */
export const noExportStar = {
  name: 'no-export-star',
  on: where.product,
  find: (source) =>
    source.tree.statements
      .filter((node) => ts.isExportDeclaration(node) && node.exportClause === undefined)
      .map((node) => ({ line: lineOf(source, node), what: 'export *: list the exports by name' })),
};

/** @type {FileRule} */
export const shortFiles = {
  name: 'short-files',
  on: (path) =>
    where.code(path) && !where.tests(path) && !longOnPurpose.some(({ files }) => files.test(path)),
  find: ({ text }) => {
    const lines = text.split('\n').filter((line) => line.trim() !== '').length;
    if (lines <= linesMax) return [];
    return [{ line: 1, what: `${lines} lines: one idea a file, at most ${linesMax}` }];
  },
};

/** @type {FileRule} */
export const testNames = {
  name: 'test-names',
  on: (path) => /\.(spec|test|tests)\.[cm]?[jt]sx?$/.test(path),
  find: ({ path }) => {
    const [, ...suffixes] = path.slice(path.lastIndexOf('/') + 1).split('.');
    const kind = suffixes.slice(0, -1).join('.');
    if (testKinds.some((known) => known.suffix === kind)) return [];
    const known = testKinds.map(({ suffix }) => `.${suffix}`).join(', ');
    return [{ line: 1, what: `.${kind} is no kind of test: name it ${known}` }];
  },
};

/** Is a reason written at the end of the line, or on the line above? @param {readonly string[]} lines @param {number} line */
const hasReason = (lines, line) =>
  [lines[line - 1], lines[line - 2]].some((text) => text !== undefined && /\/\/ \S/.test(text));

/** @type {FileRule} */
export const noSilentSkip = {
  name: 'no-silent-skip',
  on: where.tests,
  find: (source) =>
    [...nodesBelow(source.tree)].flatMap((node) => {
      if (!ts.isPropertyAccessExpression(node)) return [];
      if (!/^(test|it|describe|suite|bench)\b/.test(node.getText(source.tree))) return [];
      const word = node.name.text;
      const line = lineOf(source, node);
      if (word === 'only') return [{ line, what: '.only hides every other test: take it out' }];
      if (!['skip', 'todo'].includes(word)) return [];
      if (hasReason(source.text.split('\n'), line)) return [];
      return [{ line, what: `.${word} without a reason: write why in a comment above it` }];
    }),
};
