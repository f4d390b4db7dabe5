import { InputError } from '@squall/cluster';

/** What the program's end says to a shell or to CI. */
export const exitCodes = { accepted: 0, boundFailed: 1, badInput: 2, internalFault: 3 } as const;

/** Ends a command that failed: one line for bad input, the stack only for a fault of our own. */
export function reportFailure(error: unknown): number {
  if (error instanceof InputError) {
    process.stderr.write(`squall: ${error.message}\n`);
    return exitCodes.badInput;
  }
  const text = error instanceof Error ? (error.stack ?? error.message) : String(error);
  process.stderr.write(`squall: internal fault, please report it: ${text}\n`);
  return exitCodes.internalFault;
}
