import type { TableRow } from '@squall/experiment';

/** Parameters that are not the same in all rows, in the order in which they are declared; all of them for one row. */
export function varyingOf(rows: readonly Pick<TableRow, 'parameters'>[]): readonly string[] {
  const [first] = rows;
  const names = Object.keys(first?.parameters ?? {});
  const differs = (name: string) =>
    rows.some(({ parameters }) => parameters[name] !== first?.parameters[name]);
  return rows.length === 1 ? names : names.filter(differs);
}

/** `policy full, N 50`, of the parameters that the row makes use of. */
export function rowInWords(
  { parameters, uses }: Pick<TableRow, 'parameters' | 'uses'>,
  names: readonly string[],
): string {
  const shown = names.filter((name) => uses === undefined || uses.includes(name));
  return shown.map((name) => `${name} ${parameters[name] ?? ''}`).join(', ');
}

/** A figure with four digits that count; whole numbers whole. */
export function digits(value: number): string {
  if (Number.isInteger(value)) return String(value);
  return Math.abs(value) >= 1000 ? value.toFixed(0) : String(Number(value.toPrecision(4)));
}
