import { describe, expect, test } from 'vitest';
import type { AnyActorRef } from 'xstate';
import { childOfSupervisor } from '../adapters/child-of-supervisor.ts';
import { createEventLoop } from '../testing/event-loop.ts';
import { puppet } from '../testing/stage.ts';
import type { SupervisorSpec } from '../spec/supervisor-spec.ts';
import type { Supervisor } from '../supervisor.ts';
import { createWatchedSupervisor } from './watched-supervisor.ts';

function watch(spec: SupervisorSpec) {
  const loop = createEventLoop();
  const seen: string[] = [];
  const watched = createWatchedSupervisor(spec, { timers: loop }, (event) => {
    const { type, actorRef } = event;
    if (type === '@xstate.actor' && 'id' in actorRef) seen.push(String(actorRef.id));
  });
  return { ...watched, loop, seen };
}

/** What the actors show: the state of each by its path in the tree. */
function shownBy(actor: AnyActorRef, path = actor.id): Record<string, unknown> {
  const snapshot = actor.getSnapshot();
  const below = Object.entries<AnyActorRef>(snapshot.children ?? {});
  return Object.assign(
    { [path]: snapshot.value },
    ...below.map(([id, child]) => shownBy(child, `${path} ${id}`)),
  );
}

/** The same, asked of the supervisors themselves. */
function truthOf(supervisor: Supervisor, path: string): Record<string, unknown> {
  const lines = supervisor.whichChildren().map(({ id, state, child, type }) => ({
    [`${path} ${id}`]: state,
    ...(type === 'supervisor' && state === 'up' && isLiving(child)
      ? truthOf(child, `${path} ${id}/supervisor`)
      : {}),
  }));
  return Object.assign({ [path]: supervisor.status }, ...lines);
}

function isLiving(child: unknown): child is Supervisor {
  return typeof child === 'object' && child !== null && 'whichChildren' in child;
}

describe('a supervisor in an inspector', () => {
  test('its life, its window and its children, as they change', () => {
    const a = puppet('a');
    const slow = puppet('slow', { stop: () => 'later', shutdown: 100 });
    const { supervisor, actor, loop, seen } = watch({
      id: 'front',
      intensity: 1,
      children: [a.spec, slow.spec],
    });
    expect(shownBy(actor)).toEqual({ front: 'idle' });
    supervisor.start();
    const running = { front: 'running', 'front a': 'up', 'front slow': 'up' };
    expect(shownBy(actor)).toEqual(running);
    a.exit('boom');
    loop.runTo(0);
    expect(shownBy(actor)).toEqual(running);
    expect(actor.getSnapshot().context.window).toEqual({
      restarts: 1,
      intensity: 1,
      periodMs: 5000,
    });
    const [first] = Object.values(actor.getSnapshot().children);
    expect(first?.getSnapshot().context).toEqual({ attempts: 2 });
    supervisor.stop();
    loop.runTo(50);
    expect(shownBy(actor)).toEqual({ ...running, front: 'stopping' });
    loop.runTo(100);
    expect(actor.getSnapshot().value).toBe('ended');
    expect(actor.getSnapshot().status).toBe('done');
    expect(seen).toEqual(['front', 'a', 'slow']);
  });

  test('a child that waits for its restart, and one that was deleted', () => {
    const [a, b] = [puppet('a'), puppet('b')];
    const { supervisor, actor, loop } = watch({
      restartDelayMs: 500,
      children: [a.spec, b.spec],
    });
    supervisor.start();
    a.exit('boom');
    supervisor.terminateChild('b');
    loop.runTo(0);
    expect(shownBy(actor)).toEqual({
      supervisor: 'running',
      'supervisor a': 'restarting',
      'supervisor b': 'down',
    });
    supervisor.deleteChild('b');
    loop.runTo(500);
    expect(shownBy(actor)).toEqual({ supervisor: 'running', 'supervisor a': 'up' });
  });

  test('a tree: a supervisor that is restarted is another actor below its child', () => {
    const leaf = puppet('leaf');
    const sub = childOfSupervisor({ id: 'sub', intensity: 0, children: [leaf.spec] });
    const { supervisor, actor, loop, seen } = watch({ id: 'root', children: [sub] });
    supervisor.start();
    const tree = {
      root: 'running',
      'root sub': 'up',
      'root sub/supervisor': 'running',
      'root sub/supervisor leaf': 'up',
    };
    expect(shownBy(actor)).toEqual(tree);
    leaf.exit('boom');
    loop.runTo(0);
    expect(shownBy(actor)).toEqual(tree);
    expect(seen).toEqual(['root', 'sub', 'sub/supervisor', 'leaf', 'sub/supervisor', 'leaf']);
  });
});

describe('it shows the truth', () => {
  const strategies = ['oneForOne', 'oneForAll', 'restForOne'] as const;
  test.each(strategies)('after each thing that happens under %s', (strategy) => {
    const leaves = ['x', 'y', 'z'].map((id) => puppet(id, { restart: 'transient' }));
    const sub = childOfSupervisor({
      id: 'sub',
      strategy,
      intensity: 2,
      restartDelayMs: 70,
      children: leaves.slice(0, 2).map(({ spec }) => spec),
    });
    const spec = { id: 'root', strategy, intensity: 50, children: [sub, leaves[2]!.spec] };
    const { supervisor, actor, loop } = watch(spec);
    supervisor.start();
    const reasons = ['boom', 'boom', 'normal', 'boom', 'shutdown:done'];
    for (let step = 0; step < 60; step++) {
      leaves[(step * 7) % 3]?.exit(reasons[step % 5] ?? 'boom');
      if (step % 11 === 5) supervisor.terminateChild(step % 2 === 0 ? 'z' : 'sub');
      if (step % 11 === 8) supervisor.restartChild(step % 2 === 0 ? 'sub' : 'z');
      loop.runTo(step * 40);
      expect(shownBy(actor)).toEqual(truthOf(supervisor, 'root'));
    }
    supervisor.kill();
    expect(actor.getSnapshot().value).toBe('ended');
  });
});
