/**
 * A machine's configuration as the inspector protocol wants it: JSON in which a function is `{ type: name }`.
 * The stock inspector sorts keys, so that states lose the order in which they were written; here it is kept.
 */
export function definitionOf(logic: unknown): string | undefined {
  if (typeof logic !== 'object' || logic === null || !('config' in logic)) return undefined;
  const { config } = logic;
  if (typeof config !== 'object' || config === null) return undefined;
  try {
    return JSON.stringify(config, (_key, value: unknown) =>
      typeof value === 'function' ? { type: value.name } : value,
    );
  } catch {
    // Circular, by actor logic written into the configuration: the stock one knows how to cut that.
    return undefined;
  }
}
