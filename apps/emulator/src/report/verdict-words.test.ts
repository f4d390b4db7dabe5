import type { LeastShedding } from '@squall/experiment';
import { expect, test } from 'vitest';
import { effect } from './testing/verdicts.ts';
import { variantOf } from './testing/variants.ts';
import {
  countsInWords,
  effectInWords,
  laterInWords,
  sheddingInWords,
  usualVerdict,
  worstCounts,
} from './verdict-words.ts';

const none = { stable: 0, recovered: 0, metastable: 0, undecided: 0 };
/** Spaces that hold a figure and its unit together are spaces to a reader. */
const plain = (text: string) => text.replace(/[\u00A0\u202F]/g, ' ');

test('the usual verdict is that of most replications, of two equals the worse', () => {
  expect(usualVerdict({ ...none, recovered: 2, metastable: 1 })).toBe('recovered');
  expect(usualVerdict({ ...none, recovered: 1, metastable: 1 })).toBe('metastable');
  expect(usualVerdict({ ...none, stable: 1, undecided: 1 })).toBe('undecided');
  expect(usualVerdict(none)).toBeUndefined();
});

test('counts are said when replications differ, the most first', () => {
  expect(countsInWords({ ...none, recovered: 1, metastable: 2 })).toBe('metastable 2, recovered 1');
  expect(countsInWords({ ...none, metastable: 3 })).toBe('');
});

test('of several cells the one that had it worst counts, replication by replication', () => {
  const variant = variantOf({
    name: 'x',
    title: 'X',
    about: '',
    depth: 0.5,
    recoveryMs: [0, 60_000, null],
  });
  expect(worstCounts(variant)).toEqual({ ...none, stable: 1, recovered: 1, metastable: 1 });
  expect(worstCounts({ ...variant, verdicts: [] })).toEqual(none);
});

test('who was metastable for a monitor and came back is said to be back, when all did', () => {
  const wordsOf = (...recoveryMs: readonly (number | null)[]) =>
    laterInWords(variantOf({ name: 'x', title: 'X', about: '', depth: 0.5, recoveryMs }));
  expect(wordsOf(600_000, 560_000)).toBe('back later');
  expect(wordsOf(600_000, null)).toBe('');
  expect(wordsOf(0, 60_000)).toBe('');
});

const sheddingOf = (change: Partial<LeastShedding>): LeastShedding => ({
  least: 0.25,
  tooLittle: 0.1875,
  trials: [{ value: 0.5, held: 2 }],
  cells: ['consumer'],
  replications: 2,
  horizonMs: 1_440_000,
  ...change,
});

test('the least shedding is said with what it means, and honestly when none helps', () => {
  expect(plain(sheddingInWords(sheddingOf({})))).toBe(
    '25 % of connection attempts refused is enough to bring everybody back by 24 min, twice the horizon, in each of 2 replications; 18.8 % is too little',
  );
  const trials = [
    { value: 0, held: 0 },
    { value: 63 / 64, held: 1 },
  ];
  expect(plain(sheddingInWords(sheddingOf({ least: null, trials, replications: 1 })))).toBe(
    'no share up to 98.4 % brings everybody back by 24 min, twice the horizon, in one replication',
  );
  expect(plain(sheddingInWords(sheddingOf({ least: 0, tooLittle: null })))).toMatch(
    /^none is needed: as it is, everybody is back by 24 min/,
  );
});

test('a sustaining effect names its service and what is wrong with it', () => {
  expect(plain(effectInWords(effect))).toBe(
    'sign in · wasted work: 83 % of what it serves is for callers that have gone, 0 % before; retries: 4.2 attempts per useful answer against 1 before; busy 98 % of the time, 31 % before',
  );
  const { before, after } = effect.services['consumer/signIn']!;
  const withEffects = (...effects: typeof effect.effects) => ({
    ...effect,
    effects,
    services: { 'consumer/signIn': { before, after: { ...after, attemptsPerAnswer: null } } },
  });
  expect(effectInWords(withEffects('down'))).toMatch(/^sign in · down: it serves none of 102\/s;/);
  expect(effectInWords(withEffects('retries'))).toMatch(/retries: no useful answer to 102\/s;/);
  expect(effectInWords({ ...effect, service: null, effects: [] })).toMatch(/^nothing that shows/);
});
