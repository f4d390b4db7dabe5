// @ts-check
/** @typedef {import('./mutation.mjs').Mutation} Mutation */
/** @typedef {import('./judge.mjs').Verdict} Verdict */
/** @typedef {import('./working-copy.mjs').WorkingCopy} WorkingCopy */
/** @typedef {(folder: string, files: readonly string[]) => Promise<Verdict>} RunTests */

/**
 * @typedef {object} Tally
 * @property {number} caught
 * @property {number} missed
 */

/** Takes from one list until it is empty, as many at once as there are workers. @template W, T @param {readonly W[]} workers @param {readonly T[]} tasks @param {(worker: W, task: T) => Promise<void>} work */
async function shared(workers, tasks, work) {
  const left = [...tasks];
  await Promise.all(
    workers.map(async (worker) => {
      // One after the other, each on what the one before left as it was.
      // oxlint-disable-next-line no-await-in-loop
      for (let task = left.shift(); task !== undefined; task = left.shift())
        await work(worker, task);
    }),
  );
}

/**
 * Do the tests pass on the sources as they are? The first that does not, or nothing.
 * @param {readonly WorkingCopy[]} copies
 * @param {readonly Mutation[]} mutations
 * @param {RunTests} runTests
 * @returns {Promise<string | undefined>}
 */
export async function trouble(copies, mutations, runTests) {
  const files = [...new Set(mutations.flatMap(({ tests }) => tests))].toSorted();
  // Dealt out, not in halves: neighbours are often as long as each other.
  const hands = copies.map((_, hand) => files.filter((_, at) => at % copies.length === hand));
  const said = await Promise.all(
    copies.map(async ({ folder }, hand) => {
      const own = hands[hand] ?? [];
      return own.length === 0 ? undefined : runTests(folder, own);
    }),
  );
  return said.find((verdict) => verdict !== undefined && verdict.outcome !== 'missed')?.by;
}

/**
 * Every mutation once, each alone.
 * @param {readonly WorkingCopy[]} copies  as many as run at once
 * @param {readonly Mutation[]} mutations
 * @param {RunTests} runTests
 * @param {(mutation: Mutation, verdict: Verdict) => void} tell
 * @returns {Promise<Tally>}
 */
export async function campaign(copies, mutations, runTests, tell) {
  const tally = { caught: 0, missed: 0 };
  await shared(copies, mutations, async ({ folder, apply }, mutation) => {
    const undo = apply(mutation);
    try {
      const verdict = await runTests(folder, mutation.tests);
      tally[verdict.outcome === 'caught' ? 'caught' : 'missed']++;
      tell(mutation, verdict);
    } finally {
      undo();
    }
  });
  return tally;
}
