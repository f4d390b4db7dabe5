/** Bad input: one clear line that names the value and the way out. Programs end with exit code 2, without a stack trace. */
export class InputError extends Error {
  override readonly name = 'InputError';
}

/** A value as a reader would write it, short. */
export function show(value: unknown): string {
  const text =
    typeof value === 'number' || value === undefined
      ? String(value)
      : typeof value === 'function'
        ? 'a function'
        : JSON.stringify(value);
  return text.length > 60 ? `${text.slice(0, 57)}...` : text;
}

/** What whatever was thrown says. */
export function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
