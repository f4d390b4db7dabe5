import { type EngineKind, InputError } from '@squall/cluster';
import { streamSeed } from '@squall/random';
import { type AxisValues, type LinearRange, type MapAxis, checkRange, valuesOf } from './axis.ts';
import type { MapPlace } from './cluster-cell.ts';
import type { StableLoad } from './phase-map.ts';

export interface MapPlanOptions {
  /** Path of the experiment's module. */
  readonly module: string;
  readonly seed: number;
  readonly engine: EngineKind;
  /** Instead of those of the map. */
  readonly load?: LinearRange;
  readonly trigger?: LinearRange;
  readonly replications?: number;
  /** `name=value`, of the parameters of a table. */
  readonly settings?: readonly string[];
  /** Of a cluster. */
  readonly variant?: string;
  readonly clients?: number;
}

/** A cell that is to be run. */
export interface PlannedCell<Task> extends MapPlace {
  /** Null where theory says nothing. */
  readonly stableLoad: number | null;
  readonly tasks: readonly Task[];
}

/** All that is to be run: plain JSON. */
export interface MapPlan<Task> {
  readonly load: AxisValues;
  readonly trigger: AxisValues;
  readonly replications: number;
  /** Of the stable load; null where theory says nothing. */
  readonly formula: string | null;
  /** Whose verdict it is, in words. */
  readonly judged: string;
  /** Trigger by trigger, within it load by load, both rising. */
  readonly cells: readonly PlannedCell<Task>[];
}

export function axisOf(
  at: string,
  { label, unit, ...usual }: MapAxis,
  asked?: LinearRange,
): AxisValues {
  const range = asked ?? usual;
  checkRange(at, range);
  return { label, unit, values: valuesOf(range) };
}

/** Each cell of two axes, trigger by trigger. */
export const placesOf = (load: AxisValues, trigger: AxisValues): readonly MapPlace[] =>
  trigger.values.flatMap((size) => load.values.map((value) => ({ load: value, trigger: size })));

/** The same index has the same seed in every cell: common random numbers. */
export const seedsOf = (seed: number, count: number): readonly number[] =>
  Array.from({ length: count }, (_, index) => streamSeed(seed, index));

export function stableLoadAt<World>(
  theory: StableLoad<World> | undefined,
  world: World,
): number | null {
  const load = theory?.of(world);
  return load === undefined || !Number.isFinite(load) ? null : load;
}

/** @throws InputError when the definition has no map */
export function mapOf<M>({ name, map }: { readonly name: string; readonly map?: M }): M {
  if (map !== undefined) return map;
  throw new InputError(`${name} has no map: add one to its definition, a load and a trigger`);
}
