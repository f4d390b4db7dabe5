/** Experiments are trees of plain values and figures; these functions walk, merge and strip them. */
import { InputError, show } from '@squall/cluster';
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

/** All figures of a tree, in its order. */
export function figuresOf(tree: unknown, path: readonly string[] = []): readonly PlacedFigure[] {
  if (isFigure(tree)) {
    const inner = figuresOf(tree.value, path);
    return [{ path: path.join('.'), figure: tree }, ...inner];
  }
  if (typeof tree !== 'object' || tree === null) return [];
  return Object.entries(tree).flatMap(([key, value]) => figuresOf(value, [...path, key]));
}

/** The tree with the value at a dotted path replaced. */
export function replaceAt(tree: unknown, path: string, value: unknown): unknown {
  const [key, ...rest] = path.split('.');
  if (isFigure(tree) && key !== undefined) return replaceAt(tree.value, path, value);
  if (key === undefined || typeof tree !== 'object' || tree === null || !(key in tree))
    throw new InputError(`${path} is not part of the experiment: ${show(tree)} has no '${key}'`);
  const branch = tree as Readonly<Record<string, unknown>>;
  const replaced = rest.length === 0 ? value : replaceAt(branch[key], rest.join('.'), value);
  if (Array.isArray(tree)) return tree.map((item, i) => (String(i) === key ? replaced : item));
  return { ...branch, [key]: replaced };
}
