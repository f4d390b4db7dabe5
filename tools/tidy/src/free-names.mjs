// @ts-check
import ts from 'typescript';
import { nodesBelow } from './source.mjs';

/** Is this identifier the name of a member, as in `host.setTimeout` or `{ setTimeout: task }`? @param {ts.Identifier} node */
function isMemberName(node) {
  const { parent } = node;
  if (ts.isShorthandPropertyAssignment(parent)) return false;
  if (ts.isQualifiedName(parent)) return parent.right === node;
  if ('propertyName' in parent && parent.propertyName === node) return true;
  return 'name' in parent && parent.name === node;
}

/** Names that the file itself declares, whatever their scope. @param {ts.SourceFile} tree */
function declaredIn(tree) {
  const names = new Set();
  for (const node of nodesBelow(tree))
    if (
      (ts.isVariableDeclaration(node) ||
        ts.isParameter(node) ||
        ts.isBindingElement(node) ||
        ts.isFunctionDeclaration(node) ||
        ts.isClassDeclaration(node) ||
        ts.isImportSpecifier(node) ||
        ts.isImportClause(node) ||
        ts.isNamespaceImport(node)) &&
      node.name !== undefined &&
      ts.isIdentifier(node.name)
    )
      names.add(node.name.text);
  return names;
}

/** Identifiers that come from the surroundings: neither members nor declared in the file. @param {import('./source.mjs').Source} source */
export function* freeNames({ tree }) {
  const declared = declaredIn(tree);
  for (const node of nodesBelow(tree))
    if (ts.isIdentifier(node) && !isMemberName(node) && !declared.has(node.text)) yield node;
}
