// @ts-check
import { checkCycles } from './check-cycles.mjs';
import { checkDeclared } from './check-declared.mjs';
import { checkArrows, checkDoors, checkTags } from './check-layers.mjs';
import { checkWalls } from './check-walls.mjs';
import { declaredEdges, importedEdges } from './edges.mjs';

/**
 * Every offence against the boundaries, one line each. Empty: the house stands.
 * @param {readonly import('./read-house.mjs').Room[]} house
 * @param {Readonly<Record<string, import('../rules.mjs').Layer>>} layers
 * @param {import('./read-house.mjs').Manifest} workspace  the manifest of the root
 * @returns {string[]}
 */
export function checkHouse(house, layers, workspace) {
  const imported = importedEdges(house);
  const edges = [...imported, ...declaredEdges(house)];
  return [
    ...checkTags(house, layers),
    ...checkArrows(edges, layers),
    ...checkDoors(imported),
    ...checkWalls(house),
    ...checkDeclared(house, workspace),
    ...checkCycles(edges),
  ];
}
