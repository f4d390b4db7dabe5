/** What a document uses that this importer, or XState itself, has nothing for; the message says what. */
export class Unsupported extends Error {
  override readonly name = 'Unsupported';
}

/** @throws Unsupported, always */
export const unsupported = (what: string): never => {
  throw new Unsupported(what);
};
