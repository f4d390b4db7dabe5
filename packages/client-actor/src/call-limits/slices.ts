/**
 * What happened within the last while, as plain numbers: a window in ten slices, the newest is slice 0. Ten is what Finagle's
 * WindowedAdder and Polly take; Hystrix' breaker takes twenty (HealthCountsStream). What was counted is forgotten with its
 * slice, between 0.9 and 1 windows later; so it is in Polly, where a slice begins with the first outcome after the last one.
 */
const places = [0, 1, 2, 3, 4, 5, 6, 7, 8, 9] as const;
type Place = (typeof places)[number];

/** One sum in slices: the fields `name0` to `name9`. */
export type Slices<Name extends string> = { readonly [K in `${Name}${Place}`]: number };

/** When slice 0 began; the slices of a client follow its own beginning, not the full hour. */
export type SliceClock = { readonly sliceStartMs: number };

/** Slices that are over since the newest one began. */
export const slicesOver = (windowMs: number, { sliceStartMs }: SliceClock, nowMs: number): number =>
  Math.max(0, Math.floor((nowMs - sliceStartMs) / (windowMs / places.length)));

/** When the newest slice began, after so many more. */
export const sliceStartMs = (windowMs: number, clock: SliceClock, over: number): number =>
  clock.sliceStartMs + over * (windowMs / places.length);

export interface SlicedSum<Name extends string> {
  readonly empty: Slices<Name>;
  /** What the window holds once `over` more slices are over. */
  total(state: Slices<Name>, over: number): number;
  /** The window `over` slices later, with `more` in its newest slice. */
  counted(state: Slices<Name>, over: number, more: number): Slices<Name>;
}

export function slicedSum<Name extends string>(name: Name): SlicedSum<Name> {
  const keys = places.map((place) => `${name}${place}` as const);
  const empty = Object.fromEntries(keys.map((key) => [key, 0])) as Slices<Name>;
  return {
    empty,
    total: (state, over) => {
      let total = 0;
      for (const key of keys.slice(0, Math.max(0, keys.length - over))) total += state[key];
      return total;
    },
    counted: (state, over, more) => {
      const counted: { -readonly [K in keyof Slices<Name>]: number } = { ...empty };
      keys.forEach((key, place) => {
        const from = keys[place - over];
        counted[key] = (from === undefined ? 0 : state[from]) + (place === 0 ? more : 0);
      });
      return counted;
    },
  };
}
