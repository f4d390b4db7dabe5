// @ts-check
import { targetFile } from './target-file.mjs';

/**
 * @typedef {import('./read-house.mjs').Room} Room
 * @typedef {import('./edges.mjs').Edge} Edge
 * @typedef {import('../rules.mjs').Layer} Layer
 */

const prefix = 'layer:';

/** @param {Room} room @returns {string[]} */
const layersOf = ({ manifest }) =>
  (manifest.nx?.tags ?? [])
    .filter((tag) => tag.startsWith(prefix))
    .map((tag) => tag.slice(prefix.length));

/** Every project has exactly one layer that the rules know. @param {readonly Room[]} house @param {Readonly<Record<string, Layer>>} layers */
export function checkTags(house, layers) {
  return house.flatMap((room) => {
    const own = layersOf(room);
    if (own.length === 1 && own.every((layer) => layer in layers)) return [];
    const found = own.length === 0 ? 'no layer' : `the layers ${own.join(', ')}`;
    const known = Object.keys(layers).join(', ');
    return [`${room.root}/package.json has ${found}: give nx.tags one of ${prefix} with ${known}`];
  });
}

/** No arrow goes up or sideways. @param {readonly Edge[]} edges @param {Readonly<Record<string, Layer>>} layers */
export function checkArrows(edges, layers) {
  return edges.flatMap(({ from, to, specifier, at }) => {
    const [layer = ''] = layersOf(from);
    const rule = layers[layer];
    if (rule === undefined) return [];
    const names = [to.manifest.name, ...layersOf(to).map((name) => `${prefix}${name}`)];
    if (names.some((name) => rule.may.includes(name))) return [];
    const allowed = rule.may.length === 0 ? 'nothing' : `only ${rule.may.join(', ')}`;
    const target = targetFile(to, specifier) ?? `${to.root}/package.json`;
    return [
      `${at} uses ${specifier} (${target}): ${prefix}${layer} may use ${allowed}; ${rule.because}`,
    ];
  });
}

/** Another project is entered by its exports alone. @param {readonly Edge[]} imported */
export function checkDoors(imported) {
  return imported.flatMap(({ to, specifier, at }) =>
    targetFile(to, specifier) === undefined
      ? [`${at} imports ${specifier}: ${to.root}/package.json does not export it`]
      : [],
  );
}
