import { createMachine, enqueueActions, fromPromise, log, sendTo, spawnChild } from 'xstate';
import { expect, test } from 'vitest';
import { Refusal, compile } from '../index.ts';

const worker = fromPromise(() => Promise.resolve(1));
const inState = (state: object) =>
  createMachine({ id: 'm', initial: 'a', states: { a: state, b: {} } } as never);

test.each([
  ['invoke in state "m.a" cannot be compiled', { invoke: { src: worker } }],
  ['spawnChild in state "m.a" cannot be compiled', { entry: spawnChild(worker as never) }],
  [
    'enqueueActions in state "m.a" cannot be compiled: write the choice as guards',
    { exit: enqueueActions(() => undefined) },
  ],
  [
    'sendTo in state "m.a" cannot be compiled: emit',
    { on: { go: { actions: sendTo('x', { type: 'y' }) } } },
  ],
  ['log in state "m.a" cannot be compiled: log in an action of your own', { entry: log('x') }],
  ['output in state "m.a" cannot be compiled: emit it instead', { type: 'final', output: 1 }],
  [
    'guard "missing" without an implementation in state "m.a" cannot be compiled: give it one in setup',
    { on: { go: { guard: 'missing', target: 'b' } } },
  ],
  [
    'history together with after (in "m.a") in state "m.a.h" cannot be compiled',
    { initial: 'x', states: { x: {}, h: { type: 'history' } }, after: { 10: 'b' } },
  ],
])('refused: %s', (message, state) => {
  expect(() => compile(inState(state))).toThrow(Refusal);
  expect(() => compile(inState(state))).toThrow(message);
});

test('refused: a way to a root with timers, unless it re-enters', () => {
  const toRoot = (reenter: boolean) =>
    createMachine({
      id: 'm',
      after: { 100: {} },
      initial: 'a',
      states: { a: { on: { again: { target: '#m', reenter } } } },
    });
  expect(() => compile(toRoot(false))).toThrow('which has an after, in state "m.a"');
  expect(() => compile(toRoot(true))).not.toThrow();
});

test('timers that can never run together share a lane', () => {
  const machine = createMachine({
    type: 'parallel',
    states: {
      a: {
        initial: 'x',
        states: {
          x: { after: { 1: 'y', 2: 'z' } },
          y: { after: { 3: 'x' } },
          z: { after: { 4: 'x' } },
        },
      },
      b: { initial: 'x', states: { x: { after: { 5: 'y' } }, y: { after: { 6: 'x' } } } },
    },
  });
  expect(compile(machine).parts.lanes).toBe(3);
});
