/** A machine, or something that it did, which does not fit on typed arrays: such a machine runs as real actors. */
export class Refusal extends Error {
  override readonly name = 'Refusal';
}

/** Refuses a construct of the machine, with the state that uses it and the way out. */
export const refuse = (
  construct: string,
  where: string,
  wayOut = 'run it as real actors',
): never => {
  throw new Refusal(`${construct} in state ${where} cannot be compiled: ${wayOut}`);
};
