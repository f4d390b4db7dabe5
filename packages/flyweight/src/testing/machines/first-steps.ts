import { assign, emit, setup } from 'xstate';
import { type HandMade, context, events, types } from './hand-made.ts';

export const firstSteps: Readonly<Record<string, HandMade>> = {
  'actions with params, and actions of the first step': {
    events: events('go'),
    make: ({ log }) =>
      setup({
        types,
        actions: {
          note: ({ context }, params: { p: number }) => log(`note ${params.p} of ${context.n}`),
          add: assign(({ context }, params: { p: number }) => ({ n: context.n + params.p })),
          say: emit(({ context }, params: { p: number }) => ({
            type: 'said',
            n: context.n,
            p: params.p,
          })),
        },
      }).createMachine({
        context: ({ input }) => ({ n: Number(input ?? 5), m: 0 }),
        entry: [
          { type: 'note', params: { p: 1 } },
          { type: 'add', params: { p: 10 } },
          { type: 'note', params: ({ context }) => ({ p: context.n }) },
          { type: 'say', params: { p: 2 } },
        ],
        initial: { target: 'a', actions: { type: 'add', params: { p: 100 } } } as never,
        states: {
          a: { on: { go: 'b' } },
          b: {
            entry: { type: 'say', params: ({ context }) => ({ p: context.m }) },
            on: { go: 'a' },
          },
        },
      }),
  },
  'an action of the first step that throws': {
    events: events('go'),
    make: ({ log }) =>
      setup({ types }).createMachine({
        context,
        entry: [
          emit({ type: 'heard' }),
          assign({ n: 3 }),
          () => {
            throw new Error('at once');
          },
          () => log('never'),
        ],
        after: { 10: { actions: () => log('never') } },
      }),
  },
  'done in the first step': {
    events: events('go'),
    make: ({ log }) =>
      setup({ types }).createMachine({
        context,
        initial: 'a',
        states: {
          a: { always: 'b' },
          b: { type: 'final', entry: [emit({ type: 'end' }), () => log('end')] },
        },
      }),
  },
};
