/**
 * What happened, flat and small: one shape for all records, so that folds and digests stay fast.
 * `client`, `station` and `stage` are indices, -1 where they do not apply.
 */
export const recordKinds = [
  'state', // the client went from state `from` to state `value`
  'requested', // first attempt
  'retried', // a request in consequence of a failure
  'answered',
  'rejected',
  'timedOut',
  'abandoned',
  'servedUseful', // the service finished work that its client still waits for
  'servedWasted',
  'serviceFailed', // the service gave the request up: a dependency failed or it died
  'lost', // the network lost the message
  'disconnected',
  'retriedByHand',
  'left',
  'gaveUp',
  'serviceDied',
  'serviceUp',
  'note', // an entry of the operators' log; `value` is its index there
] as const;
export type RecordKind = (typeof recordKinds)[number];

export interface ClusterRecord {
  readonly kind: RecordKind;
  readonly atMs: number;
  readonly client: number;
  readonly station: number;
  readonly stage: number;
  /** Attempt number, new state or note index, by kind. */
  readonly value: number;
  /** The state left, for `state`; ms since the request was sent, for its outcomes. */
  readonly from: number;
}

const codes = new Map<string, number>(recordKinds.map((kind, i) => [kind, i]));

/** The number that stands for a kind in digests; part of the history's format. */
export function kindCode(kind: RecordKind): number {
  return codes.get(kind) ?? -1;
}
