/** Experiments are trees of plain values and figures; these functions walk, merge and strip them. */
import { type Figure, isFigure } from './figure.ts';

/** A tree of the same shape with only the values to change; figures, arrays and null replace what stood there. */
export type Change<T> =
  T extends Figure<infer V>
    ? Change<V> | Figure<V>
    : T extends readonly unknown[]
      ? T
      : T extends object
        ? { readonly [K in keyof T]?: Change<T[K]> | null | undefined }
        : T;

function isBranch(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value) && !isFigure(value);
}

/** `base` with `change` laid over it, branch by branch. */
export function merge(base: unknown, change: unknown): unknown {
  if (change === undefined) return base;
  if (!isBranch(base) || !isBranch(change)) return change;
  const merged: Record<string, unknown> = { ...base };
  for (const [key, value] of Object.entries(change)) merged[key] = merge(base[key], value);
  return merged;
}

/** The tree without its marks: plain values only. */
export function strip(tree: unknown): unknown {
  if (isFigure(tree)) return strip(tree.value);
  if (Array.isArray(tree)) return tree.map(strip);
  if (!isBranch(tree)) return tree;
  return Object.fromEntries(Object.entries(tree).map(([key, value]) => [key, strip(value)]));
}

export interface PlacedFigure {
  /** Dotted: `services.signIn.serviceTimeMs`. */
  readonly path: string;
  readonly figure: Figure<unknown>;
}

/** Every place of every figure of a tree, in its order. */
function placesOf(tree: unknown, path: readonly string[]): readonly PlacedFigure[] {
  if (isFigure(tree))
    return [{ path: path.join('.'), figure: tree }, ...placesOf(tree.value, path)];
  if (typeof tree !== 'object' || tree === null) return [];
  return Object.entries(tree).flatMap(([key, value]) => placesOf(value, [...path, key]));
}

/** All figures of a tree, in its order; one that stands in several places is one figure, at the first of them. */
export function figuresOf(tree: unknown): readonly PlacedFigure[] {
  const seen = new Set<Figure<unknown>>();
  return placesOf(tree, []).filter(({ figure }) => !seen.has(figure) && seen.add(figure));
}

/** The tree without its marks, in which some figures, wherever they stand, have other values. */
export function replaceFigures(
  tree: unknown,
  values: ReadonlyMap<Figure<unknown>, unknown>,
): unknown {
  if (isFigure(tree))
    return values.has(tree) ? values.get(tree) : replaceFigures(tree.value, values);
  if (Array.isArray(tree)) return tree.map((item) => replaceFigures(item, values));
  if (!isBranch(tree)) return tree;
  return Object.fromEntries(
    Object.entries(tree).map(([key, branch]) => [key, replaceFigures(branch, values)]),
  );
}
