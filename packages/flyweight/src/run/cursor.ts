import type { Field } from './layout.ts';
import type { Records } from './records.ts';

const records: unique symbol = Symbol('records');

interface Cursor {
  readonly [records]: Records;
}

/** By place of the field: shared by all flocks, so that V8 sees one shape of cursors for one list of names. */
const getters: ((this: Cursor) => number)[] = [];

function getterOf(at: number): (this: Cursor) => number {
  return (getters[at] ??= function get(this: Cursor) {
    const own = this[records];
    return own.read(own.fields[at] as Field);
  });
}

/**
 * The one object through which the user's functions see the record that is selected. Its accessors are its own and
 * enumerable, so that it can be spread and destructured.
 */
export function createCursor(of: Records, names: readonly string[]): object {
  const cursor = Object.defineProperty({}, records, { value: of });
  names.forEach((name, at) => {
    Object.defineProperty(cursor, name, { enumerable: true, get: getterOf(at) });
  });
  return cursor;
}
