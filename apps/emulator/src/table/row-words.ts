import type { TableSummary, Values } from '@squall/experiment';

/** Parameters that are not the same in all rows, in the order in which they are declared; all of them for one row. */
export function varyingOf(rows: TableSummary['rows']): readonly string[] {
  const [first] = rows;
  const names = Object.keys(first?.parameters ?? {});
  const differs = (name: string) =>
    rows.some(({ parameters }) => parameters[name] !== first?.parameters[name]);
  return rows.length === 1 ? names : names.filter(differs);
}

/** `policy full, N 50` */
export function rowInWords(parameters: Values, names: readonly string[]): string {
  return names.map((name) => `${name} ${parameters[name] ?? ''}`).join(', ');
}

/** A figure with four digits that count; whole numbers whole. */
export function digits(value: number): string {
  if (Number.isInteger(value)) return String(value);
  return Math.abs(value) >= 1000 ? value.toFixed(0) : String(Number(value.toPrecision(4)));
}
