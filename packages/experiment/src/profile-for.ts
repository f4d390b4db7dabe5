import type { ExperimentDefinition } from './definition.ts';

/** The profile of a run for which none was named: the one meant for so many clients, else `quick`. */
export function profileFor({ profiles }: ExperimentDefinition, clients = 0): string {
  const meant = Object.entries(profiles)
    .map(([name, { fromClients = Infinity }]) => ({ name, fromClients }))
    .filter(({ fromClients }) => fromClients <= clients)
    .toSorted((a, b) => b.fromClients - a.fromClients);
  return meant[0]?.name ?? 'quick';
}
