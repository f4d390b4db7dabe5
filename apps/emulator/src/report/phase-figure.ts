import { type PhaseDiagram, mapVerdicts } from '@squall/experiment';
import { phaseChart, rowsOf } from './charts/phase.ts';
import { count, plural } from './format.ts';
import { type Markup, markup } from './html.ts';
import {
  axisName,
  axisValueWithUnit,
  countsInWords,
  letterOf,
  meanings,
  unanimous,
} from './map-words.ts';

type Figure = Pick<
  PhaseDiagram,
  'experiment' | 'load' | 'trigger' | 'cells' | 'formula' | 'replications' | 'judged'
>;

/** The verdicts that there are, from the best on, each with its sign, how many runs came to it, and what it means. */
function keys({ cells }: Figure): Markup {
  const items = mapVerdicts.toReversed().flatMap((verdict) => {
    const runs = cells.reduce((sum, { counts }) => sum + counts[verdict], 0);
    return runs === 0
      ? []
      : [
          markup`<li class="verdict-${verdict}"><svg viewBox="0 0 24 20" aria-hidden="true"><rect width="24" height="20" rx="2"/><text x="12" y="10.5">${letterOf(verdict)}</text></svg><span><b>${verdict}</b> ${count(runs)}: ${meanings[verdict]}</span></li>`,
        ];
  });
  return markup`<ul class="phase-keys">${items}</ul>`;
}

/** The formula with what it comes to: one load, or those of the smallest and the largest trigger. */
export function theoryInWords({ formula, cells, load }: Figure): string | null {
  const loads = cells.flatMap(({ stableLoad }) => (stableLoad === null ? [] : [stableLoad]));
  if (formula === null || loads.length === 0) return null;
  const ends = [...new Set([Math.min(...loads), Math.max(...loads)])];
  const values = ends.map((value) => axisValueWithUnit(load, value)).join(' to ');
  return `${formula}: ${values}. Below it no trigger, however large, leaves anything that stays (Huang et al., OSDI 2022, theorem 2).`;
}

function table(figure: Figure): Markup {
  const { load, trigger } = figure;
  const heads = load.values.map(
    (value) => markup`<th scope="col">${axisValueWithUnit(load, value)}</th>`,
  );
  const rows = rowsOf(figure).map(
    (row) =>
      markup`<tr><th scope="row">${axisValueWithUnit(trigger, row.trigger)}</th>${row.cells.map((cell) => markup`<td>${countsInWords(cell)}</td>`)}</tr>`,
  );
  return markup`<details class="phase-table"><summary>The same as a table</summary>
    <div class="scroll" tabindex="0" role="group" aria-label="Table of verdicts"><table><caption class="visually-hidden">Verdicts by ${axisName(load)} (columns) and ${axisName(trigger)} (rows)</caption><thead><tr><th scope="col">${trigger.label}</th>${heads}</tr></thead><tbody>${rows}</tbody></table></div></details>`;
}

/** A phase diagram with all that is needed to read it: for the page of a map and for any other page in the same theme. */
export function phaseFigure(figure: Figure): Markup {
  const { experiment, load, trigger, cells, replications, judged } = figure;
  const id = `phase-${experiment}`;
  const theory = theoryInWords(figure);
  const disagree = cells.some((cell) => !unanimous(cell));
  return markup`<figure aria-labelledby="${id}">
    <figcaption><h3 id="${id}">${load.label} against ${trigger.label.toLowerCase()}</h3>
    <p>Each cell is the verdict on ${judged} in ${plural(replications, 'run')}${disagree && '; where runs disagree, that of most, with how many they are'}.${theory !== null && ` The dashed line is ${theory}`}</p></figcaption>
    ${phaseChart(figure)}
    ${keys(figure)}
    ${table(figure)}</figure>`;
}
