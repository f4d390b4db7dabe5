import type { StateValue } from 'xstate';

/** The top-level states, in the order of the chart. */
export const clientStates = [
  'offline',
  'connecting',
  'resuming',
  'signingIn',
  'loadingContacts',
  'publishingPresence',
  'online',
  'backingOff',
  'away',
  'gaveUp',
] as const;

export type ClientState = (typeof clientStates)[number];

const indices: ReadonlyMap<string, number> = new Map(clientStates.map((name, i) => [name, i]));
const online = clientStates.indexOf('online');

/**
 * Where the value of a client's snapshot stands in `clientStates`; -1 for the value of another machine. Called at every
 * step of every client: it allocates nothing, and only `online` has states inside, so only its value is an object.
 */
export function clientStateIndex(value: StateValue): number {
  if (typeof value === 'string') return indices.get(value) ?? -1;
  return 'online' in value ? online : -1;
}
