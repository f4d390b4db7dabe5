/** Scenarios that are not replayed, by name, with the reason. None is. */
export const UNSUPPORTED: Readonly<Record<string, string>> = {};
