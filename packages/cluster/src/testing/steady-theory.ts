import { expect } from 'vitest';
import { type Agreement, agreement } from './agreement.ts';
import { type Steady, type SteadyState, steadyState } from '../crowds/steady-state.ts';

export type SteadyMeasure = Exclude<keyof Steady, 'waitedLongerThan'>;

export interface SteadyTheory extends Partial<Readonly<Record<SteadyMeasure, number>>> {
  /** Shares of those who wait longer, by seconds. */
  readonly waitedLongerThan?: Readonly<Record<number, number>>;
}

/**
 * Agreement of independent replications with theory is within three standard errors and within 3 %. That the books of each balance
 * is checked where they are run.
 * @returns what was found, by measure
 */
export function expectSteadyTheory(given: SteadyState, theory: SteadyTheory) {
  const replications = steadyState(given);
  const found: Record<string, Agreement> = {};
  const compare = (name: string, expected: number, read: (steady: Steady) => number) => {
    const values = replications.map(({ steady }) => read(steady));
    found[name] = agreement(values, expected);
  };
  const { waitedLongerThan = {}, ...figures } = theory;
  for (const [name, expected] of Object.entries(figures))
    compare(name, expected, (steady) => steady[name as SteadyMeasure]);
  for (const [timeS, expected] of Object.entries(waitedLongerThan))
    compare(`waited over ${timeS} s`, expected, (steady) => steady.waitedLongerThan(Number(timeS)));
  const wrong = Object.entries(found).filter(([, { agrees }]) => !agrees);
  expect(Object.fromEntries(wrong)).toEqual({});
  return found;
}
