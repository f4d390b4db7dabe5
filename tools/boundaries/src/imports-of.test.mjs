// @ts-check
import { expect, test } from 'vitest';
import { importsOf } from './imports-of.mjs';

/** @param {string} text */
const specifiers = (text) => importsOf(text).map(({ specifier }) => specifier);

test.each([
  ["import { a } from 'x';"],
  ["import type { A } from 'x';"],
  ["import { type A } from 'x';"],
  ["import 'x';"],
  ["export { a } from 'x';"],
  ["export type { A } from 'x';"],
  ["const a = await import('x');"],
  ["let a: import('x').A;"],
  ["const a = require('x');"],
])('%s imports x', (text) => expect(specifiers(text)).toEqual(['x']));

test.each([
  ["// import { a } from 'x';"],
  ["/* import 'x'; */"],
  ['const text = "import \'x\';";'],
  ["const text = `import { a } from 'x'; ${1 + 1} import 'x';`;"],
])('%s imports nothing', (text) => expect(specifiers(text)).toEqual([]));

test('an import knows its line', () => {
  const text = "// why\n\nimport { a } from './a.ts';\nimport { b } from './b.ts';\n";
  expect(importsOf(text).map(({ line }) => line)).toEqual([3, 4]);
});
