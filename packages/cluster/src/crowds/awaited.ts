export const nobody = -1;

/** Which ticket each caller waits for: an answer to an earlier one comes too late. */
export function createAwaited(callers: number) {
  const owners: number[] = [];
  const latest = new Int32Array(callers).fill(nobody);
  return {
    /** A ticket that was never used; `nobody` waits for its answer unless told. */
    issue: (caller = nobody): number => {
      const ticket = owners.push(caller) - 1;
      if (caller !== nobody) latest[caller] = ticket;
      return ticket;
    },
    /** An answer has come: whose it is and who no longer waits, or `nobody`. */
    settle: (ticket: number): number => {
      const caller = owners[ticket] ?? nobody;
      if (latest[caller] !== ticket) return nobody;
      latest[caller] = nobody;
      return caller;
    },
    /** The caller no longer waits. @returns the ticket that it waited for */
    forget: (caller: number): number => {
      const ticket = latest[caller] ?? nobody;
      latest[caller] = nobody;
      return ticket;
    },
  };
}
