import type { Outcome } from '../contestant.ts';

/** What is published of the storm, in Outcome's words; t99 in seconds. */
export const figures = [
  'events',
  'attempts',
  'completions',
  'timeOuts',
  'stale',
  'refusals',
  'messages',
  'delivered',
  't99S',
] as const;

export type Figure = (typeof figures)[number];

/** Mean over seeds, and standard deviation of one seed. */
export type Row = Readonly<Record<Figure, { readonly mean: number; readonly sd: number }>>;

/** Per client, but for t99. */
const valueOf = (outcome: Outcome, figure: Figure, clients: number) =>
  figure === 't99S' ? outcome.t99Ms / 1000 : outcome[figure] / clients;

/** How far the mean of these runs lies from the published one, in standard deviations of such a mean. */
export function deviation(
  outcomes: readonly Outcome[],
  clients: number,
  row: Row,
  figure: Figure,
): number {
  const { mean, sd } = row[figure];
  const sum = outcomes.reduce((total, outcome) => total + valueOf(outcome, figure, clients), 0);
  return (sum / outcomes.length - mean) / (sd / Math.sqrt(outcomes.length));
}
