import type { Kernel } from '@squall/kernel';
import { InputError, messageOf } from './errors.ts';

/** Something is wrong with the emulator itself: the run's outcome would be worth nothing. */
export class EngineFault extends Error {
  override readonly name = 'EngineFault';
}

/** What ends a run before its time: the first error of a machine, or a fault of an engine. */
export interface Failure {
  /** A machine threw; later ones are consequences. */
  note(who: string, error: unknown): void;
  /** An engine does not do what it should: this is worth more than what a machine threw. */
  fault(who: string, what: string): void;
  /** @throws InputError when a machine has thrown; EngineFault when an engine is at fault */
  check(): void;
}

export function createFailure(kernel: Kernel): Failure {
  let first: InputError | undefined;
  let fault: EngineFault | undefined;
  const moment = () => `at ${(kernel.now() / 1000).toFixed(3)} s`;
  return {
    note: (who, error) => {
      first ??= new InputError(`${who}: its machine threw ${moment()}: ${messageOf(error)}`);
      kernel.stop();
    },
    fault: (who, what) => {
      fault ??= new EngineFault(`${who}, ${moment()}, ${what}`);
      kernel.stop();
    },
    check: () => {
      const error = fault ?? first;
      if (error !== undefined) throw error;
    },
  };
}
