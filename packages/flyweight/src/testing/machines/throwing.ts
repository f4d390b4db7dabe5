import {
  type AnyStateMachine,
  and,
  assign,
  cancel,
  createMachine,
  emit,
  not,
  or,
  raise,
} from 'xstate';
import type { World } from '../twins.ts';
import type { Numbers } from './hand-made.ts';

interface Asked {
  readonly context: Numbers;
  readonly event: { readonly type: string; readonly by?: number };
}

/** Throws when it is asked to: by the event, or by a context that an earlier event has set. Otherwise gives the value. */
type Throwing = <T>(value: T) => (asked: Asked) => T;

interface Parts {
  /** Of the transition from `a` to `b`. */
  readonly go?: object;
  readonly actions?: readonly unknown[];
  readonly a?: object;
  readonly b?: object;
  readonly implementations?: object;
}

const parts = (throwing: Throwing): Readonly<Record<string, Parts>> => {
  const act = throwing(undefined);
  const [yes, no] = [throwing(true), throwing(false)];
  const final = { initial: 'end', states: { end: { type: 'final' } } };
  return {
    'a guard': { go: { guard: yes } },
    'a guard that has a name': {
      go: { guard: 'named' },
      implementations: { guards: { named: yes } },
    },
    'a guard within others': {
      go: { guard: and([or([no, yes] as never), not(no as never)] as never) },
    },
    'the params of a guard': {
      go: { guard: { type: 'named', params: act } },
      implementations: { guards: { named: () => true } },
    },
    'a guard of an eventless transition': { b: { always: { guard: no, target: 'a' } } },
    'a guard for a raised event': {
      actions: [raise({ type: 'r' })],
      b: { on: { r: { guard: no, target: 'a' } } },
    },
    'a guard when a state is done': { b: { ...final, onDone: { guard: no, target: 'a' } } },
    'a guard when a wait is over': { b: { after: { 50: { guard: no, target: 'a' } } } },
    'an action': { actions: [act] },
    'an action that has a name': {
      actions: ['named'],
      implementations: { actions: { named: act } },
    },
    'the params of an action': {
      actions: [{ type: 'named', params: act }],
      implementations: { actions: { named: () => undefined } },
    },
    'an action on exit': { a: { exit: act } },
    'an action on entry': { b: { entry: [emit({ type: 'entered' }), act] } },
    'an action on the way into a child': {
      b: { initial: { target: 'c', actions: act }, states: { c: {} } },
    },
    'an action of an eventless transition': { b: { always: { target: 'a', actions: act } } },
    'an action for a raised event': {
      actions: [raise({ type: 'r' })],
      b: { on: { r: { actions: [emit({ type: 'heard' }), act] } } },
    },
    'an action when a state is done': { b: { ...final, onDone: { actions: act } } },
    'an action when a wait is over': {
      b: { after: { 50: { actions: [emit({ type: 'over' }), act] } } },
    },
    'an assign': { actions: [assign(throwing({ m: 5 }) as never)] },
    'an assign of one field': { actions: [assign({ m: throwing(5) })] },
    'an event to emit': { actions: [emit(throwing({ type: 'made' }) as never)] },
    'an event to raise': { actions: [raise(throwing({ type: 'r' }) as never)] },
    'an event to raise later': {
      actions: [raise(throwing({ type: 'r' }) as never, { delay: 20 })],
    },
    'the delay of a raise': { actions: [raise({ type: 'r' }, { delay: throwing(20) as never })] },
    'the id of a cancel': { actions: [cancel(throwing('late') as never)] },
    'a delay that varies': {
      b: { after: { varying: 'a' } },
      implementations: { delays: { varying: throwing(50) } },
    },
  };
};

/** Names of the places at which a function of the user may throw. */
export const places: readonly string[] = Object.keys(parts(() => () => undefined as never));

/** A machine whose actors throw at one place, on `go` by 1; on `go` by 0 they do not. */
export function throwingMachine(place: string, thrown: unknown, { log }: World): AnyStateMachine {
  const throwing: Throwing =
    (value) =>
    ({ context, event }) => {
      if ((event.by ?? context.n) !== 1) return value;
      // Told once: what has thrown is not called again.
      log('throws');
      // oxlint-disable-next-line typescript/only-throw-error
      throw thrown;
    };
  const { go, actions = [], a, b, implementations } = parts(throwing)[place] ?? {};
  const set = assign({
    n: ({ event }: Asked) => event.by ?? 0,
    m: ({ context }: Asked) => context.m + 1,
  });
  const all = [emit({ type: 'left' }), set, () => log('before'), ...actions, () => log('after')];
  return createMachine(
    {
      context: { n: 0, m: 0 },
      initial: 'a',
      on: { back: { target: '.a', actions: assign({ n: 0 }) } },
      states: {
        a: { ...a, on: { go: { target: 'b', ...go, actions: all } } },
        b: { ...b },
      },
    } as never,
    implementations as never,
  );
}
