import { digestOf, estimate } from '@squall/metrics';
import { type MeasuredValues, judge } from './claim.ts';
import type { ExperimentDefinition } from './definition.ts';
import { describeMeasure } from './measure-label.ts';
import { endsOfRanges } from './plan.ts';
import { type VariedFigure, changeOf, known, profileWorldOf } from './point.ts';
import type { ReplicationResult } from './replicate.ts';
import type {
  ClaimResult,
  MeasureSummary,
  Provenance,
  RunSummary,
  SensitivityResult,
  TwinsOfRun,
  VariantSummary,
} from './summary.ts';
import { figuresOf, strip } from './tree.ts';
import { summariseVerdicts } from './verdict-summary.ts';

export interface RunContext {
  readonly profile: string;
  readonly seed: number;
  readonly clients: number;
  readonly horizonMs: number;
  readonly command: string;
  readonly versions: Readonly<Record<string, string>>;
}

/** The same text for the same figures. */
const figuresKey = (figures: readonly VariedFigure[] = []): string =>
  figures.map(({ path, value }) => `${path}=${value}`).join(',');

/** The results of one design point by variant, each in the order of its replications. */
function byVariant(
  results: readonly ReplicationResult[],
  figures?: readonly VariedFigure[],
): ReadonlyMap<string, readonly ReplicationResult[]> {
  const groups = new Map<string, ReplicationResult[]>();
  for (const result of results) {
    const { variant, figures: its, shedding } = result.replication.point;
    if (shedding !== undefined || figuresKey(its) !== figuresKey(figures)) continue;
    groups.set(variant, [...(groups.get(variant) ?? []), result]);
  }
  for (const group of groups.values())
    group.sort((a, b) => a.replication.index - b.replication.index);
  return groups;
}

function valuesIn(groups: ReadonlyMap<string, readonly ReplicationResult[]>): MeasuredValues {
  return (variant, measure) =>
    groups.get(variant)?.map((result) => result.measures[measure] ?? null);
}

function measureSummary(name: string, results: readonly ReplicationResult[]): MeasureSummary {
  const values = results.map((result) => result.measures[name] ?? null);
  const known = values.filter((value) => value !== null);
  return {
    name,
    ...describeMeasure(name),
    values,
    estimate: known.length > 0 ? estimate(known) : null,
  };
}

function variantSummary(
  experiment: ExperimentDefinition,
  name: string,
  results: readonly ReplicationResult[],
): VariantSummary {
  const variant = experiment.variants[name];
  const names = Object.keys(results[0]?.measures ?? {});
  return {
    name,
    title: variant?.title ?? name,
    about: variant?.about ?? '',
    replications: results.length,
    digest: digestOf(results.map((result) => result.digest)),
    measures: names.map((measure) => measureSummary(measure, results)),
    triggers: results.map(({ trigger }) => trigger),
    verdicts: summariseVerdicts(results),
    ledger: results[0]?.ledger ?? {},
    events: results.reduce((sum, result) => sum + result.events, 0),
  };
}

function judgeAll(
  experiment: ExperimentDefinition,
  profile: string,
  groups: ReadonlyMap<string, readonly ReplicationResult[]>,
): readonly (ClaimResult | null)[] {
  const { timeScale } = known(experiment.profiles, profile, 'profile');
  return experiment.accept.map((claim) => judge(claim, valuesIn(groups), timeScale));
}

function sensitivityOf(
  experiment: ExperimentDefinition,
  profile: string,
  results: readonly ReplicationResult[],
): readonly SensitivityResult[] {
  const figures = new Map(figuresOf(experiment.world).map(({ path, figure }) => [path, figure]));
  return endsOfRanges(experiment).flatMap((figure) => {
    const groups = byVariant(results, [figure]);
    if (groups.size === 0) return [];
    const held = judgeAll(experiment, profile, groups).map((claim) => claim?.held ?? null);
    return [{ ...figure, assumed: Number(figures.get(figure.path)?.value), held }];
  });
}

/** A marked value in one line: numbers and words as they are, structures as JSON. */
function shown(value: unknown): number | string | boolean {
  return typeof value === 'number' || typeof value === 'string' || typeof value === 'boolean'
    ? value
    : JSON.stringify(value);
}

/** Every marked figure of an experiment in a profile: those of its world first, then those of its variants. */
export function provenanceOf(
  experiment: ExperimentDefinition,
  profile: string,
): readonly Provenance[] {
  const trees = [
    ['', profileWorldOf(experiment, profile)] as const,
    ...Object.keys(experiment.variants).map(
      (name) => [`${name}: `, changeOf(experiment, profile, name)] as const,
    ),
  ];
  const seen = new Set<unknown>();
  return trees.flatMap(([prefix, tree]) =>
    figuresOf(tree)
      .filter(({ figure }) => !seen.has(figure) && seen.add(figure))
      .map(({ path, figure: { value, kind, note, range } }) => ({
        path: `${prefix}${path}`,
        value: shown(strip(value)),
        kind,
        note,
        ...(range ? { range } : {}),
      })),
  );
}

/** The answer in words, made from the claims: what held, and what did not. */
function verdictOf(
  { answer }: ExperimentDefinition,
  claims: readonly ClaimResult[],
  skipped: number,
): string {
  const failed = claims.filter((claim) => !claim.held);
  const left = skipped > 0 ? ` ${skipped} could not be judged: their variants were not run.` : '';
  if (failed.length === 0 && skipped === 0 && answer !== undefined) return answer;
  if (failed.length === 0) return `All ${claims.length} claims hold in every replication.${left}`;
  const named = failed.slice(0, 3).map(({ claim }) => `"${claim}"`);
  const more = failed.length > named.length ? ' and others' : '';
  return `${failed.length} of ${claims.length} claims fail: ${named.join('; ')}${more}.${left}`;
}

function twinsOf(results: readonly ReplicationResult[]): TwinsOfRun | undefined {
  const twins = results.flatMap((result) => result.twins ?? []);
  if (twins.length === 0) return undefined;
  return {
    replications: twins.length,
    clients: Math.max(...twins.map(({ clients }) => clients)),
    comparisons: twins.reduce((sum, { comparisons }) => sum + comparisons, 0),
  };
}

/** Results in any order in, one value out: what `summary.json` and the report say. */
export function summarise(
  experiment: ExperimentDefinition,
  context: RunContext,
  results: readonly ReplicationResult[],
): RunSummary {
  const groups = byVariant(results);
  const variants = Object.keys(experiment.variants).flatMap((name) => {
    const group = groups.get(name);
    return group ? [variantSummary(experiment, name, group)] : [];
  });
  const twins = twinsOf(results);
  const judged = judgeAll(experiment, context.profile, groups);
  const claims = judged.filter((claim) => claim !== null);
  const timelines = variants.flatMap(({ name }) => {
    const timeline = groups.get(name)?.[0]?.timeline;
    return timeline ? [[name, timeline] as const] : [];
  });
  return {
    format: 'squall-summary/1',
    experiment: experiment.name,
    title: experiment.title,
    question: experiment.question,
    covers: [...experiment.covers, experiment.profiles[context.profile]?.about ?? ''],
    ...context,
    accepted: claims.length > 0 && claims.every((claim) => claim.held),
    verdict: verdictOf(experiment, claims, judged.length - claims.length),
    claims,
    variants,
    timelines: Object.fromEntries(timelines),
    sensitivity: sensitivityOf(experiment, context.profile, results),
    provenance: provenanceOf(experiment, context.profile),
    ...(twins ? { twins } : {}),
    digest: digestOf(variants.map((variant) => variant.digest)),
  };
}
