import { expect, test } from 'vitest';
import { smallDefinition, smallTable } from '../testing/small-table.ts';
import { defineReproduction } from './define-reproduction.ts';
import { type ReproductionDefinition, isReproduction } from './reproduction.ts';

test('a reproduction is known by its kind, also when it is defined again', () => {
  expect(isReproduction(smallTable)).toBe(true);
  expect(isReproduction(smallDefinition)).toBe(false);
  expect(defineReproduction(smallTable)).toEqual(smallTable);
});

test.each<readonly [string, Record<string, unknown>, string]>([
  [
    'name',
    { name: 'Small Table' },
    'reproduction.name is "Small Table": give a name in kebab case',
  ],
  ['source', { source: '' }, 'reproduction.source is ""'],
  ['rows', { rows: [] }, 'reproduction.rows is []: give at least one row'],
  ['a function', { replicate: 3 }, 'reproduction.replicate is 3: give a function'],
  ['replications', { replications: { quick: 0, full: 1 } }, 'reproduction.replications.quick is 0'],
  [
    'a default',
    { parameters: { N: { about: 'n', default: 0, atLeast: 1, atMost: 2 } } },
    'parameters.N.default is 0: give a number from 1 to 2',
  ],
  [
    'a parameter that is not there',
    { rows: [{ parameters: { M: 3 }, published: [] }] },
    'rows.0 names "M": give one of shape, N',
  ],
  [
    'a parameter out of bounds',
    { rows: [{ parameters: { N: 1.5 }, published: [] }] },
    'rows.0.N is 1.5: give a whole number from 1 to 1000',
  ],
  [
    'a word that is none',
    { rows: [{ parameters: { shape: 'ring' }, published: [] }] },
    'rows.0.shape is "ring": give one of line, step',
  ],
  [
    'a figure that is not there',
    { rows: [{ parameters: {}, published: [{ figure: 'most', mean: 1 }] }] },
    'rows.0 has the figure "most": give one of mean, least',
  ],
  [
    'a closed form of a figure that is not there',
    { closedForms: () => [{ figure: 'most', mean: 1 }] },
    'closedForms of rows.0 has the figure "most": give one of mean, least',
  ],
  [
    'a row twice',
    {
      rows: [
        { parameters: {}, published: [] },
        { parameters: { N: 10 }, published: [] },
      ],
    },
    'rows.1 is there twice: shape=line,N=10',
  ],
  ['a name nobody knows', { colour: 'red' }, "there is no 'colour' here"],
])('a wrong value is named: %s', (_, change, says) => {
  const wrong = { ...smallDefinition, ...change } as unknown as ReproductionDefinition;
  expect(() => defineReproduction(wrong)).toThrow(says);
});
