import type { ClusterMap, TableMap } from '@squall/experiment';
import pc from 'picocolors';
import { axisName, rangeInWords } from '../report/map-words.ts';

/** Nothing for an experiment without a map. */
export function explainMap(map: ClusterMap | TableMap | undefined): readonly string[] {
  if (map === undefined) return [];
  const { load, trigger, about, stableLoad } = map;
  const axes = Object.entries({ load, trigger }).map(
    ([axis, its]) =>
      `  ${axis}: ${axisName(its)}\n    ${pc.dim(`${rangeInWords(its)}, ${its.count} values (--${axis} from..to/count)`)}`,
  );
  const theory = stableLoad === undefined ? [] : [`  ${stableLoad.formula}`];
  return ['', pc.bold('Map'), ...about.map((line) => `  ${line}`), ...axes, ...theory];
}
