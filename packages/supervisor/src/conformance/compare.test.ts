import { expect, test } from 'vitest';
import { comparable } from './testing/compare.ts';
import type { Scenario, TraceEvent } from './testing/vector.ts';

const scenario: Scenario = {
  until: 100,
  root: {
    id: 'r',
    strategy: 'one_for_one',
    children: [{ id: 'pool', strategy: 'simple_one_for_one' }],
  },
  timeline: [],
};
const exit = (t: number, sup: string, id: string): TraceEvent => ({ t, ev: 'exit', sup, id, n: 1 });
const reply = (sup: string, result: string): TraceEvent => ({ t: 1, ev: 'reply', sup, result });

test('total: the order counts, except among exits of one pool at one instant', () => {
  const view = (...trace: TraceEvent[]): unknown => comparable(trace, 'total', scenario);
  const [a, b] = [exit(1, 'r', 'a'), exit(1, 'r', 'b')];
  expect(view(a, b)).not.toEqual(view(b, a));
  expect(view(a, b)).not.toEqual(view(a));
  const [x, y, late] = [exit(1, 'pool', 'x'), exit(1, 'pool', 'y'), exit(2, 'pool', 'w')];
  expect(view(x, y)).toEqual(view(y, x));
  expect(view(x, a, y)).not.toEqual(view(y, a, x));
  expect(view(x, late)).not.toEqual(view(late, x));
});

test('perSupervisor: only the order below one supervisor counts; bag: none does', () => {
  const [a, b, c] = [exit(1, 'r', 'a'), exit(1, 's', 'b'), exit(1, 'r', 'c')];
  const each = (...trace: TraceEvent[]): unknown => comparable(trace, 'perSupervisor', scenario);
  expect(each(a, b, c)).toEqual(each(b, a, c));
  expect(each(a, b, c)).not.toEqual(each(c, b, a));
  const bag = (...trace: TraceEvent[]): unknown => comparable(trace, 'bag', scenario);
  expect(bag(a, b, c)).toEqual(bag(c, b, a));
  expect(bag(a, b, b)).not.toEqual(bag(a, b));
});

test('queries are compared supervisor by supervisor, in every mode', () => {
  const view = (...trace: TraceEvent[]): unknown => comparable(trace, 'total', scenario);
  const [r1, r2, s] = [reply('r', 'ok'), reply('r', 'error:running'), reply('s', 'ok')];
  expect(view(r1, s, r2)).toEqual(view(s, r1, r2));
  expect(view(r1, r2)).not.toEqual(view(r2, r1));
});
