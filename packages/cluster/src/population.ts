import type { ClusterSpec } from './spec.ts';

/** Who is who: client ids 0..size-1, in the order of the cohorts. */
export interface Population {
  readonly size: number;
  readonly cohortNames: readonly string[];
  readonly cellNames: readonly string[];
  /** By client id: index into `cohortNames`. */
  readonly cohortOf: Uint16Array;
  /** By client id: index into `cellNames`. */
  readonly cellOf: Uint16Array;
  readonly cohortSizes: readonly number[];
  readonly cellSizes: readonly number[];
}

/** Whole numbers that sum to `total`, as near to the shares as can be (largest remainder; ties to the first). */
export function apportion(total: number, shares: readonly number[]): readonly number[] {
  const exact = shares.map((share) => share * total);
  const whole = exact.map((value) => Math.floor(value + 1e-9));
  const missing = total - whole.reduce((sum, value) => sum + value, 0);
  const byRemainder = exact
    .map((value, i) => ({ i, remainder: value - (whole[i] ?? 0) }))
    .sort((a, b) => b.remainder - a.remainder || a.i - b.i);
  for (const { i } of byRemainder.slice(0, missing)) whole[i] = (whole[i] ?? 0) + 1;
  return whole;
}

/** Share of each cohort, in their order; `rest` is what the others leave. */
export function cohortShares({ cohorts }: Pick<ClusterSpec, 'cohorts'>): readonly number[] {
  const given = Object.values(cohorts).map(({ share }) => share);
  const sum = given.reduce<number>((total, share) => total + (share === 'rest' ? 0 : share), 0);
  return given.map((share) => (share === 'rest' ? 1 - sum : share));
}

/** Deals the clients of a specification out to its cohorts and cells: the same for every seed. */
export function createPopulation(spec: ClusterSpec): Population {
  const cohorts = Object.values(spec.cohorts);
  const cohortSizes = apportion(spec.clients, cohortShares(spec));
  const cohortOf = new Uint16Array(spec.clients);
  const cellOf = new Uint16Array(spec.clients);
  const cellSizes = spec.cells.map(() => 0);
  let client = 0;
  for (const [c, cohort] of cohorts.entries()) {
    const cells = cohort.cells.map((cell) => spec.cells.indexOf(cell));
    for (let k = 0; k < (cohortSizes[c] ?? 0); k++, client++) {
      const cell = cells[k % cells.length] ?? 0;
      cohortOf[client] = c;
      cellOf[client] = cell;
      cellSizes[cell] = (cellSizes[cell] ?? 0) + 1;
    }
  }
  const cohortNames = Object.keys(spec.cohorts);
  const { clients: size, cells: cellNames } = spec;
  return { size, cohortNames, cellNames, cohortOf, cellOf, cohortSizes, cellSizes };
}
