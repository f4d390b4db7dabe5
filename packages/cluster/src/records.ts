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

/** The number that stands for a kind inside a run and in its digest; part of the history's format. */
export const kinds = Object.fromEntries(
  recordKinds.map((kind, number) => [kind, number]),
) as Readonly<Record<RecordKind, number>>;

/** As many as a column by kind needs. */
export const kindCount = recordKinds.length;

/**
 * What a record is about, as one number for the digest: 5 bits of kind, then 9 of stage, 22 of client and 17 of station,
 * each plus one, so that none runs into another. Part of the history's format.
 */
export function subjectCode(kind: number, client: number, station: number, stage: number): number {
  return kind + 32 * (stage + 1 + 512 * (client + 1 + 4_194_304 * (station + 1)));
}
