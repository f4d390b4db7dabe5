// @ts-check
import { existsSync, readFileSync, writeFileSync } from 'node:fs';

/** @typedef {import('./ratios.mjs').Ratios} Ratios */

const file = new URL('ratios.json', import.meta.url);
/** A ratio that is worse by more than this share has regressed. */
const tolerance = 0.2;

/** @returns {Ratios} */
export const readRatios = () => (existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : {});

/** Sizes that were not measured now keep their ratios. @param {Ratios} ratios */
export function writeRatios(ratios) {
  const before = readRatios();
  const merged = Object.fromEntries(
    Object.entries(ratios).map(([name, bySize]) => [
      name,
      Object.fromEntries(
        Object.entries({ ...before[name], ...bySize }).map(([size, ratio]) => [
          size,
          Number(ratio.toPrecision(3)),
        ]),
      ),
    ]),
  );
  writeFileSync(file, `${JSON.stringify(merged, null, 2)}\n`);
}

/** @param {string} name */
const isCost = (name) => name.startsWith('cost');

/** One line for each ratio that is worse than the committed one by more than it may be. @param {Ratios} committed @param {Ratios} ratios */
export function findRegressions(committed, ratios) {
  return Object.entries(ratios).flatMap(([name, bySize]) =>
    Object.entries(bySize).flatMap(([size, now]) => {
      const before = committed[name]?.[size];
      if (before === undefined) return [];
      const worse = isCost(name) ? now / before : before / now;
      if (worse <= 1 / (1 - tolerance)) return [];
      return [
        `regressed: ${name}, ${size} clients: ${before} committed, ${now.toPrecision(3)} now`,
      ];
    }),
  );
}
