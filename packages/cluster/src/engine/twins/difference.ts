import { messageOf } from '../../errors.ts';

/** All that can be seen of a client after a step; the same for both engines. */
export interface Seen {
  readonly status: string;
  /** What its machine threw. */
  readonly error: string | undefined;
  readonly value: unknown;
  readonly context: object;
  /** What it emitted since it was last looked at, in order. */
  readonly emitted: readonly object[];
  /** Its timers, with the ms that are left, by time. */
  readonly timers: readonly SeenTimer[];
}

export interface SeenTimer {
  readonly type: string;
  readonly remainingMs: number;
}

export const errorText = (error: unknown): string | undefined =>
  error === undefined ? undefined : messageOf(error);

export const byTime = (a: SeenTimer, b: SeenTimer): number =>
  a.remainingMs - b.remainingMs || (a.type < b.type ? -1 : 1);

/** As JSON, save what JSON cannot say. */
function show(value: unknown): string {
  if (typeof value === 'number') return Object.is(value, -0) ? '-0' : String(value);
  return JSON.stringify(value) ?? 'not there';
}

const isTree = (value: unknown): value is object => typeof value === 'object' && value !== null;

/** The first place where two trees differ, as a path; keys in any order. */
function firstPath(a: unknown, b: unknown, path: readonly string[]): readonly string[] | undefined {
  if (!isTree(a) || !isTree(b)) return Object.is(a, b) ? undefined : path;
  for (const key of new Set([...Object.keys(a), ...Object.keys(b)])) {
    const found = firstPath(Reflect.get(a, key), Reflect.get(b, key), [...path, key]);
    if (found !== undefined) return found;
  }
  return undefined;
}

const valueAt = (tree: unknown, path: readonly string[]): unknown =>
  path.reduce<unknown>((at, key) => (isTree(at) ? Reflect.get(at, key) : undefined), tree);

/** A client whose machine threw may not even have had a state: what it threw counts. */
const ended = ({ status, error, emitted }: Seen) => ({ status, error, emitted });

/** In words: where the two differ first, and what either has there; undefined when they are the same. */
export function differenceOf(flyweight: Seen, real: Seen): string | undefined {
  const bothEnded = flyweight.status === 'error' && real.status === 'error';
  const [a, b] = bothEnded ? [ended(flyweight), ended(real)] : [flyweight, real];
  const path = firstPath(a, b, []);
  if (path === undefined) return undefined;
  const [on, as] = [a, b].map((seen) => show(valueAt(seen, path)));
  return `${path.join('.')} is ${on} on typed arrays, ${as} as a real actor`;
}
