import { expect, test, vi } from 'vitest';
import { assign, createActor, createMachine, fromPromise } from 'xstate';
import { plainCluster } from './testing/plain-cluster.ts';

test('an actor that is not watched has no observer, so nothing of it is ever serialised', () => {
  const { watch } = plainCluster(['client:3']);
  expect(watch.inspect('client:3')).toBeDefined();
  expect(watch.inspect('client:33')).toBeUndefined();
  expect(watch.inspect('service:main/client:3')).toBeUndefined();
});

test('of two actors only the watched one is told, at once and in virtual time', () => {
  const { start, kernel, said } = plainCluster(['client:3']);
  start('client:2');
  start('client:3');
  kernel.runUntil(1600);
  const story = said().map(({ type, createdAt, event, snapshot }) => [
    Number(createdAt),
    type,
    event?.type.replace(/\.\(machine\)|\.session/, ''),
    snapshot?.value,
  ]);
  expect(story).toEqual([
    [0, '@xstate.actor', undefined, 'waiting'],
    [0, '@xstate.event', 'xstate.init', undefined],
    [0, '@xstate.snapshot', 'xstate.init', 'waiting'],
    [1000, '@xstate.event', 'xstate.after.1000.waiting', undefined],
    [1000, '@xstate.snapshot', 'xstate.after.1000.waiting', 'connecting'],
    [1500, '@xstate.event', 'xstate.after.500.connecting', undefined],
    [1500, '@xstate.snapshot', 'xstate.after.500.connecting', 'backoff'],
  ]);
});

test('an actor is introduced by its address, with its states in the order in which they are written', () => {
  const { start, said } = plainCluster(['client:3']);
  start('client:3');
  const introduction = said()[0]!;
  expect(introduction.name).toBe('client:3');
  const definition: { readonly states: object } = JSON.parse(introduction.definition!);
  expect(Object.keys(definition.states)).toEqual(['waiting', 'connecting', 'backoff', 'active']);
});

test('a function in a definition is written as its name', () => {
  const { start, said } = plainCluster(['client:3']);
  const counted = function counted() {};
  start('client:3', createMachine({ entry: counted }));
  expect(said()[0]!.definition).toBe('{"entry":{"type":"counted"}}');
});

test('message numbers, session and root are those of one history, without chance or wall time', () => {
  const { start, kernel, said } = plainCluster(['client:3']);
  start('client:3');
  kernel.runUntil(5000);
  expect(said().map(({ id }) => Number(id))).toEqual(said().map((_, i) => i));
  const { sessionId } = said()[0]!;
  expect(new Set(said().flatMap((message) => [message.sessionId, message.rootId]))).toEqual(
    new Set([sessionId]),
  );
});

test('an actor that a watched one starts is told as well, under the name its parent gave it', () => {
  const { start, said } = plainCluster(['client:3']);
  const work = fromPromise(() => Promise.resolve(1));
  start('client:3', createMachine({ invoke: { id: 'work', src: work } }));
  const [parent, child] = said().filter(({ type }) => type === '@xstate.actor');
  expect(parent).toMatchObject({ name: 'client:3' });
  expect(child).toMatchObject({ name: 'work', rootId: parent!.sessionId });
});

test('a viewer that comes late gets the definition and the last snapshot, however long the run', () => {
  const { start, kernel, backlog } = plainCluster(['client:3', 'operator:rollout']);
  start('operator:rollout').send({ type: 'lost' });
  start('client:3');
  kernel.runUntil(3_000_000);
  const story = backlog();
  expect(story.slice(0, 2).map(({ name }) => name)).toEqual(['operator:rollout', 'client:3']);
  const snapshots = story.filter(({ type }) => type === '@xstate.snapshot');
  const lastOf = (sessionId: string) => snapshots.findLast((said) => said.sessionId === sessionId);
  expect(lastOf(story[0]!.sessionId)?.snapshot?.value).toBe('backoff');
  expect(lastOf(story[1]!.sessionId)?.snapshot?.context).toEqual({ attempts: 1200 });
});

test('a restarted actor takes the place of the old one, whose late events are not told any more', () => {
  const { start, backlog } = plainCluster(['service:main/signIn']);
  const first = start('service:main/signIn');
  first.stop();
  const second = start('service:main/signIn');
  // XState says on the console that a stopped actor was spoken to: that is what is tried here.
  const warn = vi.spyOn(console, 'warn').mockImplementation(() => undefined);
  first.send({ type: 'connected' });
  warn.mockRestore();
  second.send({ type: 'lost' });
  expect(new Set(backlog().map(({ sessionId }) => sessionId))).toEqual(new Set([second.sessionId]));
  expect(backlog().filter(({ type }) => type === '@xstate.actor')).toHaveLength(1);
});

test('a context too long for a message is left out, the state is not', () => {
  const { start, said, watch } = plainCluster(['client:3']);
  const context = { text: 'x'.repeat(300_000) };
  start('client:3', createMachine({ context, initial: 'a', states: { a: {} } }));
  expect(said().map(({ snapshot }) => snapshot)).toEqual([
    { status: 'active', value: 'a' },
    undefined,
    { status: 'active', value: 'a' },
  ]);
  expect(watch.leftOut()).toBe(0);
});

test('a context that is no JSON, or that throws when it is read, never disturbs the run', () => {
  const { start, said, watch } = plainCluster(['client:1', 'client:2']);
  const circular: { self?: unknown } = {};
  circular.self = circular;
  const states = { a: { on: { next: 'b' } }, b: {} };
  start('client:1', createMachine({ context: circular, initial: 'a', states }));
  const snares = {
    toJSON: () => {
      throw new Error('not for you');
    },
  };
  const actor = start('client:2', createMachine({ context: snares, initial: 'a', states }));
  actor.send({ type: 'next' });
  expect(actor.getSnapshot().value).toBe('b');
  expect(said().at(-1)).toMatchObject({ event: { type: 'next' }, snapshot: { value: 'b' } });
  expect(said().filter(({ type }) => type === '@xstate.actor')).toHaveLength(2);
  expect(watch.leftOut()).toBe(0);
});

test('a watched actor goes the same way as one that is not', () => {
  const walk = (addresses: readonly string[]) => {
    const { start, kernel } = plainCluster(addresses);
    const actor = start('client:3');
    const path: unknown[] = [];
    actor.subscribe(({ value, context }) => path.push([kernel.now(), value, context]));
    kernel.schedule(7300, () => actor.send({ type: 'connected' }));
    kernel.schedule(9000, () => actor.send({ type: 'lost' }));
    kernel.runUntil(20_000);
    return { path, executed: kernel.executed };
  };
  expect(walk(['client:3'])).toEqual(walk([]));
});

test('nothing waits for the event loop: messages are complete when the virtual run returns', () => {
  const { watch, messages } = plainCluster(['client:3']);
  const counter = createMachine({
    context: { n: 0 },
    on: { tick: { actions: assign({ n: ({ context }) => context.n + 1 }) } },
  });
  const actor = createActor(counter, { inspect: watch.inspect('client:3')! }).start();
  for (let i = 0; i < 1000; i++) actor.send({ type: 'tick' });
  expect(messages).toHaveLength(2003);
});
