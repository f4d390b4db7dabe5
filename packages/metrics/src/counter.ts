import type { Fold } from './fold.ts';

/** How many records there were; with `counts`, how many of those it is true of. */
export function counter<R>(counts: (record: R) => boolean = () => true): Fold<number, R, number> {
  return {
    start: () => 0,
    step: (count, record) => (counts(record) ? count + 1 : count),
    read: (count) => count,
  };
}
