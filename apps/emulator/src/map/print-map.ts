import {
  type AxisValues,
  type MapVerdict,
  type PhaseCell,
  type PhaseDiagram,
  mapVerdicts,
} from '@squall/experiment';
import pc from 'picocolors';
import {
  axisName,
  axisValue,
  axisValueWithUnit,
  letterOf,
  unanimous,
} from '../report/map-words.ts';

const colours: Readonly<Record<MapVerdict, (text: string) => string>> = {
  stable: pc.cyan,
  recovered: pc.green,
  metastable: pc.red,
  undecided: pc.yellow,
  overloaded: pc.magenta,
};

/** Between which two values of the load its stable value lies: so many of them are below it. */
function columnsBelow({ stableLoad }: PhaseCell, { values }: AxisValues): number | null {
  return stableLoad === null ? null : values.filter((load) => load < stableLoad).length;
}

function rowLine(diagram: PhaseDiagram, row: number, labelWidth: number, width: number): string {
  const { load, trigger, cells } = diagram;
  const size = load.values.length;
  const own = cells.slice(row * size, (row + 1) * size);
  const below = own[0] === undefined ? null : columnsBelow(own[0], load);
  const marks = own.map((cell, i) => {
    const sign = `${letterOf(cell.verdict)}${unanimous(cell) ? ' ' : '?'}`;
    const bar = below === i && i > 0 ? '|' : ' ';
    return `${bar}${' '.repeat(width - 2)}${colours[cell.verdict](sign)}`;
  });
  const value = axisValue(trigger, trigger.values[row] ?? 0).padStart(labelWidth);
  return `  ${value} ${marks.join('')}${below === size ? ' |' : ''}`;
}

const legend = mapVerdicts
  .toReversed()
  .map((verdict) => colours[verdict](`${letterOf(verdict)} ${verdict}`))
  .join('  ');

function gridLines(diagram: PhaseDiagram): readonly string[] {
  const { load, trigger } = diagram;
  const labels = trigger.values.map((value) => axisValue(trigger, value));
  const labelWidth = Math.max(...labels.map((label) => label.length));
  const heads = load.values.map((value) => axisValue(load, value));
  const width = Math.max(4, ...heads.map((head) => head.length + 2));
  const rows = trigger.values.map((_, row) => rowLine(diagram, row, labelWidth, width));
  const foot = heads.map((head) => `${head} `.padStart(width + 1)).join('');
  return [
    `  ${pc.bold(axisName(trigger))}`,
    ...rows.toReversed(),
    `  ${' '.repeat(labelWidth)} ${pc.dim(foot.trimEnd())}`,
    `  ${' '.repeat(labelWidth)} ${pc.bold(axisName(load))}`,
  ];
}

/** The diagram in letters, on stdout. */
export function printMap(diagram: PhaseDiagram, file: string): void {
  const { title, judged, replications, formula, cells, accepted, verdict, digest } = diagram;
  const stable = cells[0]?.stableLoad ?? null;
  const theory =
    formula === null || stable === null
      ? []
      : [`  | ${formula}: ${axisValueWithUnit(diagram.load, stable)}`];
  const lines = [
    '',
    pc.bold(title),
    pc.dim(`${judged}; ${replications === 1 ? 'one run' : `${replications} runs`} of each cell`),
    '',
    ...gridLines(diagram),
    '',
    `  ${legend}${cells.every(unanimous) ? '' : '  ? runs disagree'}`,
    ...theory,
    '',
    accepted ? pc.green(verdict) : pc.red(verdict),
    pc.dim(`digest  ${digest}`),
    `map     ${file}`,
    '',
  ];
  process.stdout.write(lines.join('\n'));
}
