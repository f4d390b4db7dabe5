/**
 * One record of 16 bytes for each client, and one for each server behind them: whatever an event touches lies in one line
 * of the cache. The first two ints are the timer: when it is due (µs, or none), and the word that its entry carries.
 */
export const recordInts = 4;
export const fields = {
  dueUs: 0,
  /** The slot in the lower 24 bits; above it a count of armings, so that an old entry for the same time is not taken for the new one. */
  word: 1,
  /** Of a client: the token of its latest attempt. Of a server: the token of the request. */
  token: 2,
  /** Of a client: state and exponent. Of a server: the client whose request it is. */
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
