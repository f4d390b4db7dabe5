/**
 * A figure with where it comes from. A preset is honest only if a reader can tell what was published from what was
 * assumed, so the mark stands beside the figure itself, in the experiment file.
 */
const mark = Symbol('figure');

export interface Figure<T> {
  readonly [mark]: true;
  readonly value: T;
  readonly kind: 'documented' | 'assumed';
  /** The source of a documented figure, the reason for an assumed one. */
  readonly note: string;
  /** The values between which an assumed figure is varied. */
  readonly range?: readonly [number, number];
}

/** A specification in which any value may be marked as documented or assumed. */
export type Figured<T> =
  | Figure<T>
  | (T extends (...args: never[]) => unknown
      ? T
      : T extends readonly (infer E)[]
        ? readonly Figured<E>[]
        : T extends object
          ? { readonly [K in keyof T]: Figured<T[K]> }
          : T);

/** A figure that was published, and where. */
export function documented<T>(value: T, source: string): Figure<T> {
  return { [mark]: true, value, kind: 'documented', note: source };
}

/**
 * A figure that nobody published, why it is sensible, and, where the verdict may depend on it, the range between which
 * the full profile varies it.
 */
export function assumed<T>(
  value: T,
  why: string,
  range?: T extends number ? readonly [number, number] : never,
): Figure<T> {
  return { [mark]: true, value, kind: 'assumed', note: why, ...(range ? { range } : {}) };
}

export function isFigure(value: unknown): value is Figure<unknown> {
  return typeof value === 'object' && value !== null && mark in value;
}
