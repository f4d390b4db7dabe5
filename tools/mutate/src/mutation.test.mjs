// @ts-check
import { expect, test } from 'vitest';
import { mutated, staleIn } from './mutation.mjs';

/** @type {import('./mutation.mjs').Mutation} */
const longer = {
  name: 'queue one longer',
  file: 'packages/desk/src/queue.ts',
  find: 'size < places',
  replace: 'size <= places',
  tests: ['packages/desk/src/queue.test.ts'],
};
/** @type {Readonly<Record<string, string>>} */
const files = {
  'packages/desk/src/queue.ts': 'const free = size < places;\nconst two = 1 + 1 + 1;\n',
  'packages/desk/src/queue.test.ts': '',
};
/** @param {Partial<import('./mutation.mjs').Mutation>} given */
const stale = (given) => staleIn([{ ...longer, ...given }], (path) => files[path]);

test('a list that is true to the code has no faults', () => {
  expect(stale({})).toEqual([]);
});

test('text that is not there, or is there more than once, is a fault', () => {
  expect(stale({ find: 'size > places' })).toEqual([
    'queue one longer: "size > places" stands 0 times in packages/desk/src/queue.ts: give text that stands there once',
  ]);
  expect(stale({ find: ' + 1' })).toHaveLength(1);
});

test('so is a file that is not there, or no source of a package', () => {
  expect(stale({ file: 'packages/desk/src/gone.ts' })).toEqual([
    'queue one longer: there is no file packages/desk/src/gone.ts: name the one it has become',
  ]);
  expect(stale({ file: 'packages/desk/src/queue.test.ts' })[0]).toContain('no source of a package');
});

test('so are tests that are not there, or none, a change that is none, and a name twice', () => {
  expect(stale({ tests: ['packages/desk/src/gone.test.ts'] })).toHaveLength(1);
  expect(stale({ tests: ['packages/desk/src/queue.ts'] })).toHaveLength(1);
  expect(stale({ tests: [] })).toHaveLength(1);
  expect(stale({ replace: longer.find })).toHaveLength(1);
  expect(staleIn([longer, longer], (path) => files[path])).toEqual([
    'queue one longer: two mutations have this name',
  ]);
});

test('what is put in stands there as it is written, whatever signs it has', () => {
  expect(mutated('a b c', { ...longer, find: 'b', replace: "$& $' $1" })).toBe("a $& $' $1 c");
});
