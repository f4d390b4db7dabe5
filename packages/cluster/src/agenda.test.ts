import { expect, test } from 'vitest';
import { createAgenda } from './agenda.ts';

test('entries come by time, those of one moment in the order in which they were made', () => {
  const agenda = createAgenda();
  const done: string[] = [];
  agenda.at(20, () => done.push('c'));
  agenda.at(10, () => done.push('a'));
  agenda.at(10, () => done.push('b'));
  const moments: number[] = [];
  while (agenda.nextMs() < Infinity) {
    moments.push(agenda.nextMs());
    agenda.actNext();
  }
  expect([moments, done]).toEqual([
    [10, 10, 20],
    ['a', 'b', 'c'],
  ]);
  agenda.actNext();
  expect(done).toHaveLength(3);
});
