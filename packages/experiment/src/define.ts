import {
  type ClusterSpec,
  InputError,
  explainIssue,
  measureNames,
  parseClusterSpec,
} from '@squall/cluster';
import * as z from 'zod';
import type { Claim } from './claim.ts';
import type { ExperimentDefinition, World } from './definition.ts';
import { checkClusterMap } from './map/check-map.ts';
import { worldOf } from './point.ts';
import { figuresOf } from './tree.ts';

const kebab = z.string().regex(/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/, 'give a name in kebab case');
const text = z.string().min(1, 'give a sentence');

const claim = z.strictObject({
  claim: text,
  variant: z.string(),
  measure: z.string(),
  atLeast: z.number().optional(),
  atMost: z.number().optional(),
  never: z.literal(true).optional(),
  atMostTimes: z.strictObject({ factor: z.number().gt(0), variant: z.string() }).optional(),
});

const replications = z.int().min(1).max(10_000);

const profile = z.strictObject({
  about: text,
  world: z.custom<object>().optional(),
  variants: z.record(z.string(), z.custom<object>()).optional(),
  timeScale: z.number().gt(0).optional(),
  fromClients: z.int().min(1).optional(),
  replications: z.union([replications, z.record(z.string(), replications)]),
  sensitivity: z.strictObject({ variants: z.array(z.string()).min(1), replications }).optional(),
});

const definition = z.strictObject({
  name: kebab,
  title: text,
  question: text,
  answer: text.optional(),
  covers: z.array(text),
  world: z.custom<World>((value) => typeof value === 'object' && value !== null, 'give a cluster'),
  variants: z
    .record(
      kebab,
      z.strictObject({ title: text, about: text, change: z.custom<object>().optional() }),
    )
    .refine((variants) => Object.keys(variants).length > 0, 'give at least the base'),
  profiles: z.object({ quick: profile, full: profile }).catchall(profile),
  accept: z.array(claim).min(1, 'state at least one claim'),
  map: z.custom<object>().optional(),
});

function checkClaim(
  { variant, atMostTimes, ...bounds }: Claim,
  variants: readonly string[],
): string | undefined {
  for (const name of [variant, atMostTimes?.variant ?? variant])
    if (!variants.includes(name)) return `variant is "${name}": give one of ${variants.join(', ')}`;
  const { atLeast, atMost, never } = bounds;
  if ([atLeast, atMost, never, atMostTimes].every((bound) => bound === undefined))
    return 'has no bound: give atLeast, atMost, never or atMostTimes';
  return undefined;
}

function checkClaims({ accept, variants }: ExperimentDefinition): void {
  for (const [i, item] of accept.entries()) {
    const problem = checkClaim(item, Object.keys(variants));
    if (problem !== undefined) throw new InputError(`accept.${i} ${problem}`);
  }
}

function checkFigures(at: string, tree: unknown): void {
  for (const { path, figure } of figuresOf(tree)) {
    const { range, value, note } = figure;
    if (note.trim() === '') throw new InputError(`${at}${path} has no source or reason: give one`);
    if (range === undefined) continue;
    const [low, high] = range;
    if (typeof value !== 'number' || !(low <= value && value <= high))
      throw new InputError(`${at}${path} is ${String(value)}: its range is ${low} to ${high}`);
  }
}

/** Names like one that does not exist: the same figure of another group, else the other figures of its group. */
function alike(name: string, known: readonly string[]): readonly string[] {
  const dot = name.lastIndexOf('.');
  const sameFigure = known.filter((other) => other.endsWith(`.${name.slice(dot + 1)}`));
  if (sameFigure.length > 0) return sameFigure;
  const sameGroup = known.filter((other) => other.startsWith(name.slice(0, dot + 1)));
  return sameGroup.length > 0 ? sameGroup : known;
}

/** A measure that does not exist would read as one that did not happen, and keep every `atLeast`. */
function checkMeasures({ accept }: ExperimentDefinition, variant: string, spec: ClusterSpec): void {
  const known = measureNames(spec);
  for (const [i, { measure, ...claimed }] of accept.entries())
    if (
      [claimed.variant, claimed.atMostTimes?.variant].includes(variant) &&
      !known.includes(measure)
    )
      throw new InputError(
        `accept.${i} measure is "${measure}": give one of ${alike(measure, known).join(', ')}`,
      );
}

function checkVariantNames({ profiles, variants }: ExperimentDefinition): void {
  const known = [...Object.keys(variants), 'default'];
  for (const [name, { replications: counts, sensitivity, ...own }] of Object.entries(profiles)) {
    const named = [
      ...Object.keys(own.variants ?? {}),
      ...(typeof counts === 'number' ? [] : Object.keys(counts)),
      ...(sensitivity?.variants ?? []),
    ];
    for (const variant of named)
      if (!known.includes(variant))
        throw new InputError(
          `profiles.${name} names the variant "${variant}": give one of ${known.join(', ')}`,
        );
  }
}

/**
 * Checks an experiment as a whole: its own fields, each variant in each profile, and that its claims can be judged.
 * @throws InputError naming the first wrong value and the way out
 */
export function defineExperiment(value: ExperimentDefinition): ExperimentDefinition {
  const parsed = definition.safeParse(value, { reportInput: true });
  const issue = parsed.error?.issues[0];
  if (issue !== undefined) throw new InputError(explainIssue(issue, 'experiment'));
  checkFigures('world.', value.world);
  for (const [name, { change }] of Object.entries(value.variants))
    checkFigures(`${name}: `, change);
  for (const [name, { world, variants }] of Object.entries(value.profiles)) {
    checkFigures(`profiles.${name}.world.`, world);
    checkFigures(`profiles.${name}.variants.`, variants);
  }
  checkVariantNames(value);
  checkClaims(value);
  for (const profileName of Object.keys(value.profiles))
    for (const variant of Object.keys(value.variants)) {
      const world = worldOf(value, { profile: profileName, variant });
      checkMeasures(value, variant, parseClusterSpec(world, `${variant}: world`));
    }
  checkClusterMap(value);
  return value;
}
