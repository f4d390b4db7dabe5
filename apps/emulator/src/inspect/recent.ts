/** The newest items of a stream: so many, and together so long, that they are worth keeping. */
export interface Recent<T> {
  push(item: T): void;
  list(): readonly T[];
}

/** Drops the oldest beyond `countMax` items or a total `lengthOf` of `lengthMax`. */
export function createRecent<T>(
  countMax: number,
  lengthMax: number,
  lengthOf: (item: T) => number,
): Recent<T> {
  let items: T[] = [];
  let first = 0;
  let length = 0;
  const isTooMuch = () => items.length - first > countMax || length > lengthMax;
  const dropFirst = () => {
    const item = items[first++];
    if (item !== undefined) length -= lengthOf(item);
  };
  return {
    push: (item) => {
      items.push(item);
      length += lengthOf(item);
      while (isTooMuch()) dropFirst();
      // Cut seldom: shifting with each item would move the whole list every time.
      if (first <= countMax) return;
      items = items.slice(first);
      first = 0;
    },
    list: () => items.slice(first),
  };
}
