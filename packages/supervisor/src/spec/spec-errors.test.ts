import { describe, expect, test } from 'vitest';
import { childOfSupervisor } from '../adapters/child-of-supervisor.ts';
import { createSupervisor } from '../create-supervisor.ts';
import { createEventLoop } from '../testing/event-loop.ts';
import type { SupervisorSpec } from './supervisor-spec.ts';

const start = (): void => undefined;
const a = { id: 'a', start };

/** A spec as somebody without a type checker may write it. */
function open(spec: unknown): () => unknown {
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the point of these tests
  return () => createSupervisor(spec as SupervisorSpec, { timers: createEventLoop() });
}

describe('a spec that OTP would refuse throws one line with the value and the way out', () => {
  test.each([
    [{ strategy: 'allForOne' }, /^strategy is 'allForOne': give one of 'oneForOne', 'oneForAll', /],
    [{ intensity: -1 }, /^intensity is -1: give a whole number of at least 0$/],
    [{ intensity: 1.5 }, /^intensity is 1\.5: /],
    [{ intensity: NaN }, /^intensity is NaN: /],
    [{ intensity: Infinity }, /^intensity is Infinity: /],
    [{ periodMs: NaN }, /^periodMs is NaN: give whole seconds, as OTP counts: 1000, 2000, \.\.\.$/],
    [{ periodMs: 1500 }, /^periodMs is 1500: give whole seconds/],
    [{ periodMs: 0 }, /^periodMs is 0: /],
    [{ periodMs: -1000 }, /^periodMs is -1000: /],
    [{ restartDelayMs: -1 }, /^restartDelayMs is -1: give at least 0$/],
    [{ restartDelayMs: Infinity }, /^restartDelayMs is Infinity: /],
    [{ backoff: { minMs: 0, maxMs: 1 } }, /^backoff\.minMs is 0: give more than 0$/],
    [{ backoff: { minMs: 5, maxMs: 1 } }, /^backoff\.maxMs is 1: give at least minMs, 5$/],
    [{ backoff: { minMs: 1, maxMs: 1, randomFactor: -1 } }, /^backoff\.randomFactor is -1: /],
    [{ backoff: { minMs: 1, maxMs: 1, resetAfterMs: NaN } }, /^backoff\.resetAfterMs is NaN: /],
    [{ backoff: { minMs: 1, maxMs: 1 }, restartDelayMs: 5 }, /: give one of them$/],
    [{ onExceeded: 'cry' }, /^onExceeded is 'cry': give one of 'shutdown', 'abandon'$/],
    [
      { onExceeded: 'abandon', strategy: 'oneForAll' },
      /^onExceeded is 'abandon': a child can be abandoned under 'oneForOne' only, not under 'oneForAll'$/,
    ],
    [{ maxChildren: 3 }, /^maxChildren is for simpleOneForOne only$/],
    [
      { strategy: 'simpleOneForOne', template: a, maxChildren: 1.5 },
      /^maxChildren is 1\.5: give a whole number of at least 0$/,
    ],
    [{ autoShutdown: 'sometimes' }, /^autoShutdown is 'sometimes': give one of 'never', /],
    [{ id: '' }, /^id is '': give a non-empty string$/],
    [{ children: [a, { id: 'b', start }, a] }, /^id of a child is 'a': another child has it/],
    [{ children: {} }, /^children is an object: give a list of child specs$/],
    [{ children: [undefined] }, /^a child is undefined: give { id, start }$/],
    [{ children: [{ id: '', start }] }, /^id of a child is '': /],
    [{ children: [{ id: 'a' }] }, /^child 'a' has no start: give a function$/],
    [
      { children: [{ ...a, restart: 'always' }] },
      /^restart of child 'a' is 'always': give one of /,
    ],
    [{ children: [{ ...a, type: 'boss' }] }, /^type of child 'a' is 'boss': /],
    [
      { children: [{ ...a, shutdown: -5 }] },
      /^shutdown of child 'a' is -5: give ms of at least 0, /,
    ],
    [{ children: [{ ...a, shutdown: NaN }] }, /^shutdown of child 'a' is NaN: /],
    [{ children: [{ ...a, shutdown: Infinity }] }, /^shutdown of child 'a' is Infinity: /],
    [{ children: [{ ...a, significant: 'yes' }] }, /^significant of child 'a' is 'yes': /],
    [
      { autoShutdown: 'anySignificant', children: [{ ...a, significant: true }] },
      /^significant of child 'a' is true: it is permanent and never ends for good, make it transient/,
    ],
    [
      { children: [{ ...a, significant: true, restart: 'transient' }] },
      /^significant of child 'a' is true: autoShutdown is 'never', make it 'anySignificant'/,
    ],
    [{ strategy: 'simpleOneForOne' }, /^template is undefined: simpleOneForOne needs the spec/],
    [
      { strategy: 'simpleOneForOne', template: a, children: [a] },
      /^children are given: simpleOneForOne starts empty$/,
    ],
    [{ template: a }, /^a template is given: only simpleOneForOne has one$/],
  ])('%j', (spec, message) => {
    expect(open(spec)).toThrow(RangeError);
    expect(open(spec)).toThrow(message);
  });

  test('a supervisor as a child is checked when it is described, not when it starts', () => {
    expect(() => childOfSupervisor({ id: 'sub', periodMs: 10 })).toThrow(/^periodMs is 10: /);
  });

  test('so is a child that is added later', () => {
    const supervisor = createSupervisor({}, { timers: createEventLoop() });
    expect(() => supervisor.startChild({ ...a, shutdown: -1 })).toThrow(/^shutdown of child 'a'/);
  });

  test('a pool takes instances of its template, a list takes specs', () => {
    const ports = { timers: createEventLoop() };
    const pool = createSupervisor({ id: 'p', strategy: 'simpleOneForOne', template: a }, ports);
    const list = createSupervisor({ id: 'l', strategy: 'oneForAll' }, ports);
    expect(() => pool.startInstance({ id: '' })).toThrow(/^id of an instance is '': /);
    expect(() => pool.startChild(a)).toThrow(/^startChild on 'p': .* use startInstance$/);
    expect(() => list.startInstance({ id: 'x' })).toThrow(
      /^startInstance on 'l': .*use startChild$/,
    );
  });
});

test("OTP's defaults: one_for_one, 1 in 5 s, permanent workers with 5 s to stop", () => {
  const loop = createEventLoop();
  const supervisor = createSupervisor({ children: [a] }, { timers: loop });
  supervisor.start();
  expect(supervisor.id).toBe('supervisor');
  expect(supervisor.countChildren()).toEqual({ specs: 1, active: 1, supervisors: 0, workers: 1 });
});
