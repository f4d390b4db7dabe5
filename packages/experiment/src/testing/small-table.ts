import { uniformAt } from '@squall/random';
import { defineReproduction } from '../reproduction/define-reproduction.ts';
import type { ReproductionDefinition } from '../reproduction/reproduction.ts';

const parameters = {
  shape: { about: 'Of what it is made', default: 'line', oneOf: ['line', 'step'] },
  N: { about: 'Draws', default: 10, atLeast: 1, atMost: 1000, whole: true },
} as const;

/** The mean of N uniform draws, or of their halves rounded up: a table whose truth is known. */
export const smallDefinition = {
  name: 'small-table',
  title: 'A small table',
  source: 'The uniform distribution.',
  setUp: ['N draws.'],
  tolerance: 'Three standard errors.',
  parameters,
  figures: { mean: 'mean of the draws', least: 'least of them, if below a tenth' },
  rows: [
    {
      parameters: {},
      published: [{ figure: 'mean', mean: 0.5, runs: 100, standardDeviation: 0.0913 }],
    },
    { parameters: { N: 40 }, published: [] },
    { parameters: { shape: 'step' }, published: [{ figure: 'mean', mean: 0.5, roundedTo: 0.2 }] },
  ],
  claims: [
    {
      claim: 'More draws are no larger',
      holds: (mean) => {
        const [few, many] = [mean({}, 'mean'), mean({ N: 40 }, 'mean')];
        return few === undefined || many === undefined ? undefined : many < few + 0.1;
      },
    },
  ],
  replications: { quick: 30, full: 60 },
  replicate: ({ shape, N }, { seed, history }) => {
    const draws = Array.from({ length: N }, (_, i) => uniformAt(seed, i));
    for (const draw of draws) history.number(draw);
    const valueOf = (draw: number) => (shape === 'line' ? draw : Math.round(draw));
    const least = Math.min(...draws);
    return {
      figures: {
        mean: draws.reduce((sum, draw) => sum + valueOf(draw), 0) / N,
        least: least < 0.1 ? least : null,
      },
      events: N,
    };
  },
} as const satisfies ReproductionDefinition<typeof parameters>;

export const smallTable = defineReproduction(smallDefinition);
