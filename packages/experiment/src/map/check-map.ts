import { type ClusterSpec, InputError, explainIssue } from '@squall/cluster';
import * as z from 'zod';
import type { ExperimentDefinition } from '../definition.ts';
import { known } from '../point.ts';
import type { Reproduction } from '../reproduction/reproduction.ts';
import { checkValue, parameterOf } from '../reproduction/values.ts';
import { axisFields, checkRange } from './axis.ts';
import { clusterCellSpec } from './cluster-cell.ts';

const fn = z.custom<object>((value) => typeof value === 'function', 'give a function');
const text = z.string().min(1, 'give a sentence');
const shared = {
  about: z.array(text).min(1, 'give at least one sentence'),
  replications: z.int().min(1).max(10_000),
  stableLoad: z.strictObject({ formula: text, of: fn }).optional(),
};
const tableAxis = z.strictObject({ ...axisFields, parameter: text });
const tableMap = z.strictObject({
  ...shared,
  load: tableAxis,
  trigger: tableAxis,
  parameters: fn.optional(),
});
const clusterAxis = z.strictObject({ ...axisFields, varies: z.union([text, fn]) });
const clusterMap = z.strictObject({
  ...shared,
  load: clusterAxis,
  trigger: clusterAxis,
  variant: z.string(),
  judged: z.string(),
  profile: z.string().optional(),
  clients: z.int().min(1).optional(),
});

function checkShape(schema: z.ZodType, map: unknown): void {
  const issue = schema.safeParse(map, { reportInput: true }).error?.issues[0];
  if (issue !== undefined) throw new InputError(explainIssue(issue, 'map'));
}

/**
 * That the map of a table varies two numbers of it, within their bounds.
 * @throws InputError naming the first wrong value and the way out
 */
export function checkTableMap({ map, parameters }: Reproduction): void {
  if (map === undefined) return;
  checkShape(tableMap, map);
  for (const axis of ['load', 'trigger'] as const) {
    const { parameter: name, from, to } = map[axis];
    const at = `map.${axis}`;
    checkRange(at, map[axis]);
    const parameter = parameterOf(parameters, name, `${at}.parameter`);
    if ('oneOf' in parameter)
      throw new InputError(`${at}.parameter is "${name}": give a parameter that is a number`);
    checkValue(`${at}.from`, from, parameter);
    checkValue(`${at}.to`, to, parameter);
  }
  if (map.load.parameter === map.trigger.parameter)
    throw new InputError(
      `map.trigger.parameter is "${map.trigger.parameter}", as the load: give another one`,
    );
}

/** @throws InputError when nobody in the cluster is called so */
export function checkJudged(at: string, judged: string, { cells, cohorts }: ClusterSpec): void {
  const groups = [
    ...cells.map((cell) => `cell.${cell}`),
    ...Object.keys(cohorts).map((cohort) => `cohort.${cohort}`),
  ];
  if (!groups.includes(judged))
    throw new InputError(`${at} is "${judged}": give one of ${groups.join(', ')}`);
}

/**
 * That the map of a cluster varies figures that there are, and that the world stands at its four corners.
 * @throws InputError naming the first wrong value and the way out
 */
export function checkClusterMap(experiment: ExperimentDefinition): void {
  const { map } = experiment;
  if (map === undefined) return;
  checkShape(clusterMap, map);
  checkRange('map.load', map.load);
  checkRange('map.trigger', map.trigger);
  known(experiment.variants, map.variant, 'map.variant');
  known(experiment.profiles, map.profile ?? 'quick', 'map.profile');
  for (const load of [map.load.from, map.load.to])
    for (const trigger of [map.trigger.from, map.trigger.to])
      checkJudged('map.judged', map.judged, clusterCellSpec(experiment, map, { load, trigger }));
}
