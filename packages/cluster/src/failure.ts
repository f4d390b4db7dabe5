import type { Kernel } from '@squall/kernel';
import { InputError } from './errors.ts';

/** The first error of a machine: it ends the run. */
export interface Failure {
  /** A machine threw; later ones are consequences. */
  note(who: string, error: unknown): void;
  /** @throws InputError when a machine has thrown */
  check(): void;
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

export function createFailure(kernel: Kernel): Failure {
  let first: InputError | undefined;
  return {
    note: (who, error) => {
      const at = `at ${(kernel.now() / 1000).toFixed(3)} s`;
      first ??= new InputError(`${who}: its machine threw ${at}: ${messageOf(error)}`);
      kernel.stop();
    },
    check: () => {
      if (first !== undefined) throw first;
    },
  };
}
