import { Refusal } from '../refusal.ts';
import type { MachineShape } from '../xstate-shapes.ts';

const absent = (what: string): never => {
  throw new Refusal(
    `${what} is not there for an actor on typed arrays: keep numbers in the context`,
  );
};

/** What the machine's own factory makes of an input. */
export function initialContext({ config }: MachineShape, input: unknown): object {
  const { context } = config;
  if (typeof context !== 'function') return context ?? {};
  return context({
    input,
    get spawn() {
      return absent('spawn');
    },
    get self() {
      return absent('self');
    },
  });
}
