// @ts-check
/** @typedef {import('./edges.mjs').Edge} Edge */

/**
 * The edges of one cycle through the last edge of a path, or nothing.
 * @param {readonly Edge[]} path @param {ReadonlyMap<string, readonly Edge[]>} outOf @param {Set<string>} done
 * @returns {readonly Edge[] | undefined}
 */
function cycleFrom(path, outOf, done) {
  const here = path.at(-1)?.to.root ?? '';
  const start = path.findIndex((edge) => edge.from.root === here);
  if (start >= 0) return path.slice(start);
  if (done.has(here)) return undefined;
  for (const next of outOf.get(here) ?? []) {
    const cycle = cycleFrom([...path, next], outOf, done);
    if (cycle !== undefined) return cycle;
  }
  done.add(here);
  return undefined;
}

/** No project reaches itself again. Names the first cycle found, with a file for every step. @param {readonly Edge[]} edges */
export function checkCycles(edges) {
  const outOf = new Map(
    edges.map(({ from }) => [from.root, edges.filter((edge) => edge.from.root === from.root)]),
  );
  /** @type {Set<string>} */
  const done = new Set();
  for (const edge of edges) {
    const cycle = cycleFrom([edge], outOf, done);
    if (cycle !== undefined)
      return [`a cycle: ${cycle.map(({ at, to }) => `${at} uses ${to.manifest.name}`).join('; ')}`];
  }
  return [];
}
