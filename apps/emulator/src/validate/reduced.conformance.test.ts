/**
 * The reduced validation: every published table that there is, with fewer replications than `squall validate` makes. The rule allows
 * for that, so a figure that is off is seen with less power, never with more leniency.
 */
import { createHash } from 'node:crypto';
import { readdirSync } from 'node:fs';
import {
  type Reproduction,
  type TableSummary,
  isReproduction,
  makeRow,
  reproduce,
} from '@squall/experiment';
import { nodeSha256 } from '@squall/metrics';
import { describe, expect, test } from 'vitest';

const folder = new URL('../../experiments/', import.meta.url);
const files = readdirSync(folder).filter((file) => file.endsWith('.experiment.ts'));
const definitions = await Promise.all(
  files.map(async (file): Promise<unknown> => {
    const module = (await import(new URL(file, folder).href)) as { readonly default: unknown };
    return module.default;
  }),
);
const tables = definitions.filter(isReproduction);
/** Under the load of other tests; alone the longest takes some seconds. */
const timeoutMs = 300_000;

const hash = () => nodeSha256(createHash('sha256'));
const reduced = (table: Reproduction): Promise<TableSummary | undefined> =>
  reproduce(
    table,
    { profile: 'reduced', seed: 2015, module: '/table.js', engine: 'flyweight' },
    { command: '', versions: {} },
    async (tasks) => tasks.map((task) => makeRow(table, task, hash)),
  );

test('every section with figures has its table', () => {
  expect(tables.map(({ name }) => name)).toEqual(
    expect.arrayContaining([
      'aws-backoff',
      'brooker-retries',
      'congestive-collapse',
      'gc-pause',
      'jitter-dispersion',
      'osdi-2022-figure-5',
      'queueing-theory',
      'storm-arithmetic',
    ]),
  );
});

describe.each(tables.map((table) => ({ name: table.name, table })))('$name', ({ table }) => {
  test(
    'every figure is within tolerance, no claim fails, nothing that was published is left out',
    async () => {
      const summary = await reduced(table);
      const figures = summary?.rows.flatMap((row) => row.figures) ?? [];
      const outside = figures.filter(({ comparisons }) =>
        comparisons.some((c) => !c.within && c.notComparable === undefined),
      );
      expect(outside).toEqual([]);
      expect(summary?.claims.filter(({ held }) => held === false)).toEqual([]);
      const compared = figures.flatMap((figure) => figure.comparisons);
      for (const published of table.rows.flatMap((row) => row.published))
        expect(compared).toContainEqual(expect.objectContaining(published));
      expect(compared.length).toBeGreaterThan(0);
    },
    timeoutMs,
  );
});
