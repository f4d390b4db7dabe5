/** A value as an error shows it: `'often'`, `-1`, `NaN`, `an object`. */
export function shown(value: unknown): string {
  if (typeof value === 'string') return `'${value}'`;
  return typeof value === 'object' && value !== null ? 'an object' : String(value);
}

/** Throws the one line that names the value and the way out, unless `holds`. */
export function demand(holds: boolean, name: string, value: unknown, wayOut: string): void {
  demandThat(holds, `${name} is ${shown(value)}: ${wayOut}`);
}

/** Throws this line, unless `holds`. */
export function demandThat(holds: boolean, line: string): void {
  if (!holds) throw new RangeError(line);
}

/** Throws unless `value` is one of `choices`. */
export function demandOneOf(name: string, value: unknown, choices: readonly string[]): void {
  const known = typeof value === 'string' && choices.includes(value);
  demand(known, name, value, `give one of ${choices.map((choice) => shown(choice)).join(', ')}`);
}

export function isWhole(value: unknown, least: number): boolean {
  return Number.isSafeInteger(value) && Number(value) >= least;
}

export function isFiniteFrom(value: unknown, least: number): boolean {
  return Number.isFinite(value) && Number(value) >= least;
}
