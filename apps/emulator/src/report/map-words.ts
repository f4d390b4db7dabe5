/** Phase diagrams in words: for the page and the terminal. */
import {
  type AxisValues,
  type MapAxis,
  type MapVerdict,
  type PhaseCell,
  type PhaseDiagram,
  mapVerdicts,
} from '@squall/experiment';
import { count, share } from './format.ts';

/** What each verdict means, in the words of the glossary. */
export const meanings: Readonly<Record<MapVerdict, string>> = {
  stable: 'never left its usual band',
  recovered: 'came back for good',
  undecided: 'neither, when the data end',
  metastable: 'stayed outside for 20 windows in a row after the trigger was gone',
  overloaded: 'did not serve what was offered before the trigger already',
};

/** The sign of a verdict, told apart without colour: S, R, M, U, O. */
export const letterOf = (verdict: MapVerdict): string => verdict.slice(0, 1).toUpperCase();

type Axis = Pick<AxisValues, 'unit'>;

/** A value of an axis, without its unit but for shares. */
export const axisValue = ({ unit }: Axis, value: number): string =>
  unit === 'share' ? share(value) : count(value);

/** `3,300/s`, `1.5 s`, `30 %`. */
export function axisValueWithUnit(axis: Axis, value: number): string {
  const shown = axisValue(axis, value);
  if (axis.unit === 'share') return shown;
  if (axis.unit.startsWith('1/')) return `${shown}${axis.unit.slice(1)}`;
  return axis.unit === '×' ? `${shown}×` : `${shown} ${axis.unit}`;
}

/** `Requests, 1/s`. */
export const axisName = ({ label, unit }: Pick<AxisValues, 'label' | 'unit'>): string =>
  unit === 'share' ? label : `${label}, ${unit}`;

/** `1,500 to 9,000/s`. */
export const rangeInWords = (range: Axis & Pick<MapAxis, 'from' | 'to'>): string =>
  range.from === range.to
    ? axisValueWithUnit(range, range.from)
    : `${axisValue(range, range.from)} to ${axisValueWithUnit(range, range.to)}`;

/** Whether all runs of a cell came to the same. */
export const unanimous = ({ counts, verdict }: PhaseCell): boolean =>
  mapVerdicts.every((other) => other === verdict || counts[other] === 0);

/** `metastable`, or `metastable 2, stable 1`. */
export function countsInWords(cell: PhaseCell): string {
  if (unanimous(cell)) return cell.verdict;
  return mapVerdicts
    .filter((verdict) => cell.counts[verdict] > 0)
    .toSorted((a, b) => cell.counts[b] - cell.counts[a])
    .map((verdict) => `${verdict} ${cell.counts[verdict]}`)
    .join(', ');
}

export function cellInWords(
  { load, trigger }: Pick<PhaseDiagram, 'load' | 'trigger'>,
  cell: PhaseCell,
): string {
  const at = `${load.label} ${axisValueWithUnit(load, cell.load)}, ${trigger.label} ${axisValueWithUnit(trigger, cell.trigger)}`;
  return `${at}: ${countsInWords(cell)}`;
}
