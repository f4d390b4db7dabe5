// @ts-check
import { sourceOf } from './source.mjs';

/**
 * Every offence against the house rules, one line each.
 * @param {import('./house.mjs').House} house
 * @param {readonly import('./rule.mjs').FileRule[]} fileRules
 * @param {readonly import('./rule.mjs').HouseRule[]} houseRules
 * @returns {string[]}
 */
export function check(house, fileRules, houseRules) {
  const inFiles = house.files.flatMap((path) => {
    const rules = fileRules.filter((rule) => rule.on(path));
    if (rules.length === 0) return [];
    const source = sourceOf(path, house.read(path) ?? '');
    return rules.flatMap(({ name, find }) =>
      find(source).map(({ line, what }) => `${path}:${line} ${what} (${name})`),
    );
  });
  const inHouse = houseRules.flatMap(({ name, find }) =>
    find(house).map((what) => `${what} (${name})`),
  );
  return [...inFiles, ...inHouse];
}
