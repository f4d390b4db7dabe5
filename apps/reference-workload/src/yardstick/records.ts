/**
 * One record of 16 bytes for each client: whatever an event touches lies in one line of the cache. The first two ints are
 * the timer: when it is due (µs, or none), and the word that its entry carries. Behind the clients, the servers have such a timer, too.
 */
export const recordInts = 4;
export const fields = {
  dueUs: 0,
  /** The slot in the lower 24 bits; above it a count of armings, so that an old entry for the same time is not taken for the new one. */
  word: 1,
  /** The token of a client's latest attempt. */
  token: 2,
  /** State and exponent of a client. */
  detail: 3,
} as const;

export const noTime = -1;
export const slotMask = 0xff_ffff;
export const oneArming = 0x100_0000;

/** @param slots at most 2^24 */
export function createRecords(slots: number): Int32Array {
  const records = new Int32Array(slots * recordInts);
  for (let slot = 0; slot < slots; slot++) {
    records[slot * recordInts + fields.dueUs] = noTime;
    records[slot * recordInts + fields.word] = slot;
  }
  return records;
}
