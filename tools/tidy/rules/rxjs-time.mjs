// @ts-check
import ts from 'typescript';
import { realSchedulers, repeaters, timeOperators } from '../data/rxjs-time.mjs';
import { where } from '../src/rule.mjs';
import { lineOf, nodesBelow } from '../src/source.mjs';

/** @typedef {import('../src/source.mjs').Source} Source */

/** Local name → name in RxJS, for all that a file imports from it. @param {ts.SourceFile} tree */
function importedFromRxjs(tree) {
  const names = new Map();
  for (const node of nodesBelow(tree)) {
    if (!ts.isImportDeclaration(node) || !ts.isStringLiteral(node.moduleSpecifier)) continue;
    if (!/^rxjs($|\/)/.test(node.moduleSpecifier.text)) continue;
    const bindings = node.importClause?.namedBindings;
    if (bindings === undefined || !ts.isNamedImports(bindings)) continue;
    for (const { name, propertyName } of bindings.elements)
      names.set(name.text, (propertyName ?? name).text);
  }
  return names;
}

/** Is a scheduler among the arguments, by itself or as an option? @param {ts.CallExpression} call */
const hasScheduler = (call) =>
  call.arguments.some((argument) => /scheduler/i.test(argument.getText()));

/** Does `retry({ delay })` wait a number of ms? @param {ts.CallExpression} call */
function waitsByNumber(call) {
  const [options] = call.arguments;
  if (options === undefined || !ts.isObjectLiteralExpression(options)) return false;
  return options.properties.some((property) => {
    if (!ts.isPropertyAssignment(property) || property.name.getText() !== 'delay') return false;
    const { initializer } = property;
    return ts.isNumericLiteral(initializer) || initializer.getText().endsWith('Ms');
  });
}

/** @param {string} name @param {ts.CallExpression} call @returns {string | undefined} */
function complaint(name, call) {
  if (timeOperators.has(name) && !hasScheduler(call))
    return `${name}() without a scheduler waits in real time: pass the scheduler it was given`;
  if (repeaters.has(name) && waitsByNumber(call))
    return `${name}({ delay: number }) waits in real time: give delay: () => timer(ms, scheduler)`;
  return undefined;
}

/** @param {Source} source @param {ReadonlyMap<string, string>} names */
function calls(source, names) {
  return [...nodesBelow(source.tree)].flatMap((node) => {
    if (!ts.isCallExpression(node) || !ts.isIdentifier(node.expression)) return [];
    const what = complaint(names.get(node.expression.text) ?? '', node);
    return what === undefined ? [] : [{ line: lineOf(source, node), what }];
  });
}

/** Operators that wait do so on the scheduler they are handed. @type {import('../src/rule.mjs').FileRule} */
export const rxjsTime = {
  name: 'rxjs-time',
  on: where.packages,
  find: (source) => {
    const names = importedFromRxjs(source.tree);
    const real = [...names.values()].filter((name) => realSchedulers.has(name));
    return [
      ...real.map((name) => ({ line: 1, what: `${name} is real time: take a SchedulerLike` })),
      ...calls(source, names),
    ];
  },
};
