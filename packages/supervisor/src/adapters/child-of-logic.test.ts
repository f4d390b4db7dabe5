import { describe, expect, test, vi } from 'vitest';
import { createActor, fromTransition, setup, type EventObject } from 'xstate';
import { stage } from '../testing/stage.ts';
import type { Timers } from '../timers.ts';
import { childOfLogic, type ActorClock } from './child-of-logic.ts';

/** Serves until told otherwise: to crash, to finish, or to drain, which takes a second. */
const station = setup({}).createMachine({
  initial: 'up',
  states: {
    up: {
      on: {
        crash: {
          actions: () => {
            throw new Error('out of memory');
          },
        },
        finish: 'done',
        drain: 'draining',
      },
    },
    draining: { after: { 1000: 'done' } },
    done: { type: 'final' },
  },
});

function clockOf(timers: Timers): ActorClock {
  return {
    setTimeout: (task: () => void, ms: number) => timers.setTimer(ms, task),
    clearTimeout: (id: number) => timers.clearTimer(id),
  };
}

describe('an XState actor as a child', () => {
  test('each restart is a new actor under the same address', () => {
    const child = childOfLogic({ id: 'station', logic: station });
    const { supervisor, loop, takeLog } = stage({ children: [child] });
    supervisor.start();
    const first = supervisor.child(child);
    loop.runTo(100);
    first?.send({ type: 'crash' });
    expect(supervisor.child(child)).toBe(first);
    loop.runTo(100);
    const second = supervisor.child(child);
    expect(second).not.toBe(first);
    expect(second?.getSnapshot().value).toBe('up');
    expect(takeLog()).toEqual([
      '0 started station',
      '100 exited station Error: out of memory',
      '100 childTerminated station Error: out of memory',
      '100 restarting station',
      '100 started station',
    ]);
  });

  test('an error is an exit with the error as its detail, and nothing is thrown from a timer', () => {
    vi.useFakeTimers();
    const child = childOfLogic({ id: 'station', logic: station });
    const { supervisor, events } = stage({ children: [child] });
    supervisor.start();
    supervisor.child(child)?.send({ type: 'crash' });
    expect(vi.getTimerCount()).toBe(0);
    vi.useRealTimers();
    expect(events.at(-1)).toMatchObject({
      kind: 'exited',
      detail: new Error('out of memory'),
    });
  });

  test('an unsupervised actor does throw from a timer: the test above proves something', () => {
    vi.useFakeTimers();
    createActor(station).start().send({ type: 'crash' });
    expect(vi.getTimerCount()).toBe(1);
    vi.useRealTimers();
  });

  test('a final state is the exit normal', () => {
    const child = childOfLogic({ id: 'station', logic: station, restart: 'transient' });
    const { supervisor, loop, takeLog } = stage({ children: [child] });
    supervisor.start();
    supervisor.child(child)?.send({ type: 'finish' });
    loop.runTo(0);
    expect(takeLog()).toEqual(['0 started station', '0 exited station normal']);
    expect(supervisor.whichChildren()[0]?.state).toBe('down');
  });

  test('an actor that is done as it starts has started and exited', () => {
    const logic = setup({}).createMachine({ initial: 'a', states: { a: { type: 'final' } } });
    const child = childOfLogic({ id: 'brief', logic, restart: 'temporary' });
    const { supervisor, loop, takeLog } = stage({ children: [child] });
    supervisor.start();
    loop.runTo(0);
    expect(takeLog()).toEqual(['0 started brief', '0 exited brief normal']);
    expect(supervisor.whichChildren()).toEqual([]);
  });

  test('an actor that fails as it starts has not started', () => {
    const logic = setup({}).createMachine({
      entry: () => {
        throw new Error('no port');
      },
    });
    const { supervisor, takeLog } = stage({ children: [childOfLogic({ id: 'x', logic })] });
    supervisor.start();
    expect(takeLog()).toEqual([
      '0 startFailed x Error: no port',
      '0 startError x Error: no port',
      '0 end shutdown:failed_to_start_child(x,Error: no port)',
    ]);
  });

  test('onStart sees each actor before it starts, so nothing it emits is missed', () => {
    const logic = setup({}).createMachine({});
    const seen: string[] = [];
    const child = childOfLogic({
      id: 'x',
      logic,
      onStart: (actor, { id, attempt }) => {
        seen.push(`${id} ${attempt} ${actor.getSnapshot().status}`);
        actor.subscribe(() => seen.push('first snapshot'));
      },
    });
    const { supervisor } = stage({ children: [child] });
    supervisor.start();
    expect(seen).toEqual(['x 1 active', 'first snapshot']);
  });

  test('input is given to every start, inputFor makes a new one for each', () => {
    const logic = fromTransition(
      (state: number, event: EventObject) => (event.type === 'add' ? state + 1 : state),
      ({ input }: { input: number }) => input,
    );
    const same = childOfLogic({ id: 'same', logic, input: 7 });
    const fresh = childOfLogic({ id: 'fresh', logic, inputFor: ({ attempt }) => attempt * 10 });
    const { supervisor, loop } = stage({ intensity: 9, children: [same, fresh] });
    supervisor.start();
    for (const child of [same, fresh]) {
      supervisor.terminateChild(child.id);
      supervisor.restartChild(child.id);
    }
    loop.runTo(0);
    expect(supervisor.child(same)?.getSnapshot().context).toBe(7);
    expect(supervisor.child(fresh)?.getSnapshot().context).toBe(20);
  });
});

describe('stopping an actor', () => {
  test('without a stop event it is stopped at once', () => {
    const child = childOfLogic({ id: 'station', logic: station });
    const { supervisor, loop, takeLog } = stage({ children: [child] });
    supervisor.start();
    const actor = supervisor.child(child);
    supervisor.stop();
    loop.runTo(0);
    expect(actor?.getSnapshot().status).toBe('stopped');
    expect(takeLog()).toEqual(['0 started station', '0 exited station shutdown', '0 end shutdown']);
  });

  function draining(shutdown: number): ReturnType<typeof stage> {
    const clock: { current: ActorClock | undefined } = { current: undefined };
    const child = childOfLogic({
      id: 'station',
      logic: station,
      stopEvent: { type: 'drain' },
      shutdown,
      clock: {
        setTimeout: (task: () => void, ms: number) => clock.current?.setTimeout(task, ms),
        clearTimeout: (id: number) => clock.current?.clearTimeout(id),
      },
    });
    const scene = stage({ children: [child] });
    clock.current = clockOf(scene.loop);
    scene.supervisor.start();
    scene.takeLog();
    scene.supervisor.stop();
    scene.loop.runTo(5000);
    return scene;
  }

  test('with a stop event it obeys by reaching a final state', () => {
    const { takeLog, loop } = draining(2000);
    expect(takeLog()).toEqual(['1000 exited station shutdown', '1000 end shutdown']);
    expect(loop.pending).toBe(0);
  });

  test('when its time is up it is stopped by force', () => {
    const { takeLog, loop } = draining(400);
    expect(takeLog()).toEqual([
      '400 exited station killed',
      '400 shutdownError station killed',
      '400 end shutdown',
    ]);
    expect(loop.pending).toBe(0);
  });

  test('an actor that somebody else stopped has exited normally', () => {
    const child = childOfLogic({ id: 'station', logic: station });
    const { supervisor, loop, takeLog } = stage({ children: [child] });
    supervisor.start();
    takeLog();
    supervisor.child(child)?.stop();
    loop.runTo(0);
    expect(takeLog()).toEqual([
      '0 exited station normal',
      '0 childTerminated station normal',
      '0 restarting station',
      '0 started station',
    ]);
  });
});
