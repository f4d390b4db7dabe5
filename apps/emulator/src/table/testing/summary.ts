import { type TableSummary, defineReproduction, makeRow, reproduce } from '@squall/experiment';
import { uniformAt } from '@squall/random';

/** A table of uniform draws whose figures come out as named: within, outside after two looks, or not comparable. */
const table = (mean: number) =>
  defineReproduction({
    name: 'small-table',
    title: 'A <small> table',
    source: 'The "uniform" distribution & nobody.',
    setUp: ['N draws.'],
    tolerance: 'Three standard errors.',
    parameters: {
      N: { about: 'Draws', default: 10, atLeast: 1, atMost: 1000, whole: true },
    },
    figures: { mean: 'mean of the draws', least: 'least of them' },
    rows: [
      {
        parameters: {},
        published: [
          { figure: 'mean', mean },
          { figure: 'least', mean: 0.7, notComparable: 'it was drawn by hand' },
        ],
      },
      { parameters: { N: 40 }, published: [{ figure: 'mean', mean: 0.5, runs: 20 }] },
      { parameters: { N: 7 }, published: [] },
    ],
    claims: [
      { claim: 'Draws are below one', holds: (of) => (of({}, 'mean') ?? 2) < 1 },
      { claim: 'Nobody ran this', holds: () => undefined },
    ],
    replications: { quick: 20, full: 20 },
    replicate: ({ N }, { seed }) => {
      const draws = Array.from({ length: N }, (_, i) => uniformAt(seed, i));
      const figures = { mean: draws.reduce((a, b) => a + b, 0) / N, least: Math.min(...draws) };
      return { figures, events: N };
    },
  });

/** @param mean - what is said of the first row; the truth is 0.5 */
export async function testTable(mean = 0.5): Promise<TableSummary> {
  const made = table(mean);
  const asked = { profile: 'full', seed: 1, module: '/m.js', engine: 'flyweight' } as const;
  const context = { command: 'npx squall run small-table', versions: { squall: '0.1.0' } };
  const summary = await reproduce(made, asked, context, async (tasks) =>
    tasks.map((task) => makeRow(made, task)),
  );
  if (summary === undefined) throw new Error('nobody interrupted it');
  return summary;
}
