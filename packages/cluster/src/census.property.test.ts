import { clientStates } from '@squall/client-actor';
import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { Census } from './census.ts';
import { createPopulation } from './population.ts';
import { cohort, smallSpec } from './testing/small-spec.ts';

const online = clientStates.indexOf('online');
const size = 12;
const population = createPopulation(
  smallSpec({
    clients: size,
    cells: ['east', 'west'],
    cohorts: {
      old: { ...cohort, share: 0.5, cells: ['east'] },
      young: { ...cohort, share: 0.5, cells: ['east', 'west'] },
    },
  }),
);

const state = fc.integer({ min: 0, max: clientStates.length - 1 });
const client = fc.integer({ min: 0, max: size - 1 });
const act = fc.oneof(
  fc.record({ client, to: state }),
  fc.record({ client, reached: fc.boolean() }),
);

test('what is kept up at every move is what counting everybody gives', () => {
  fc.assert(
    fc.property(
      fc.array(state, { minLength: size, maxLength: size }),
      fc.array(act, { maxLength: 60 }),
      (states, acts) => {
        const census = new Census(population);
        const isReached = states.map(() => false);
        census.begin((of) => states[of] ?? 0);
        for (const each of acts) {
          if ('to' in each) {
            const from = states[each.client] ?? 0;
            if (from === each.to) continue;
            states[each.client] = each.to;
            census.moved(each.client, from, each.to);
          } else {
            isReached[each.client] = each.reached;
            census.setReached(each.client, each.reached);
          }
        }
        const everybody = states.map((_, of) => of);
        const count = (is: (of: number) => boolean) => everybody.filter(is).length;
        const isOnline = (of: number) => states[of] === online;
        expect(census.clients).toEqual(
          clientStates.map((_, which) => count((of) => states[of] === which)),
        );
        expect(census.onlineByCohort).toEqual(
          [0, 1].map((which) => count((of) => isOnline(of) && population.cohortOf[of] === which)),
        );
        expect(census.onlineByCell).toEqual(
          [0, 1].map((which) => count((of) => isOnline(of) && population.cellOf[of] === which)),
        );
        expect(everybody.map((of) => census.isOnline(of))).toEqual(everybody.map(isOnline));
        expect(census.reached).toBe(count((of) => isReached[of] === true));
        expect(census.reachedOnline).toBe(count((of) => isReached[of] === true && isOnline(of)));
      },
    ),
    { seed: 1, numRuns: 300 },
  );
});

test('nobody moves before all have begun', () => {
  const census = new Census(population);
  census.moved(0, 0, online);
  census.begin(() => 0);
  expect(census.clients[0]).toBe(size);
  expect(census.clients[online]).toBe(0);
});
