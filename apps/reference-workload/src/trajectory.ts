/** Kinds of events that count, as they go into the hash. */
export const kinds = { attempt: 1, completion: 2, timeOut: 3, message: 4 } as const;

/** Hash of a run that has seen nothing yet. */
export const noTrajectory = 0x811c9dc5;

/**
 * The hash of a run after one more event: two runs with equal hashes had the same events in the same order.
 * @param hash int32, of the events before
 * @param us time of the event
 */
export function follow(hash: number, kind: number, client: number, us: number): number {
  const mixed = Math.imul(hash ^ us, 0x01000193) ^ Math.imul(client * 4 + kind, 0x85ebca6b);
  return Math.imul(mixed ^ (mixed >>> 15), 0x2c1b3c6d);
}
