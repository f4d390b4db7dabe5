import { describe, expect, test } from 'vitest';
import type { CallReply } from './shell/call.ts';
import { puppet, stage } from './testing/stage.ts';

const limits = { intensity: 1, periodMs: 5000, onExceeded: 'abandon' as const };

describe("EXTENSION onExceeded 'abandon'", () => {
  test('one restart too many of a child is its death, as a value; the others live on', () => {
    const [a, b] = [puppet('a'), puppet('b')];
    const { supervisor, loop, takeLog } = stage({ ...limits, children: [a.spec, b.spec] });
    supervisor.start();
    for (const atMs of [100, 200]) {
      loop.runTo(atMs);
      a.exit('boom');
    }
    loop.runTo(300);
    expect(takeLog().slice(-3)).toEqual([
      '200 exited a boom',
      '200 childTerminated a boom',
      '200 abandoned a boom',
    ]);
    expect(supervisor.status).toBe('running');
    expect(supervisor.deaths()).toEqual([{ id: 'a', reason: 'boom', atMs: 200, attempts: 2 }]);
    expect(supervisor.whichChildren().map(({ id, state }) => `${id} ${state}`)).toEqual([
      'b up',
      'a down',
    ]);
  });

  test('each child has its own window', () => {
    const [a, b] = [puppet('a'), puppet('b')];
    const { supervisor, loop } = stage({ ...limits, children: [a.spec, b.spec] });
    supervisor.start();
    a.exit('boom');
    b.exit('boom');
    loop.runTo(0);
    expect(supervisor.deaths()).toEqual([]);
    expect(supervisor.restartWindow()).toEqual({ restarts: 1, intensity: 1, periodMs: 5000 });
  });

  test('a child that cannot start again dies of that reason', () => {
    const a = puppet('a', {
      start: ({ attempt }) => {
        if (attempt > 1) throw new Error('no port');
      },
    });
    const { supervisor, loop } = stage({ ...limits, intensity: 3, children: [a.spec] });
    supervisor.start();
    a.exit('boom');
    loop.runTo(0);
    expect(supervisor.deaths()).toEqual([
      { id: 'a', reason: 'Error: no port', atMs: 0, attempts: 4 },
    ]);
  });

  test('the dead can be started by hand, with an empty window, or deleted', () => {
    const a = puppet('a');
    const { supervisor, loop } = stage({ ...limits, intensity: 0, children: [a.spec] });
    const replies: CallReply[] = [];
    supervisor.start();
    a.exit('boom');
    supervisor.restartChild('a', (reply) => replies.push(reply));
    loop.runTo(0);
    expect(replies[0]?.ok).toBe(true);
    expect(supervisor.deaths()).toEqual([]);
    a.exit('boom');
    loop.runTo(0);
    expect(supervisor.deaths()).toHaveLength(1);
    supervisor.deleteChild('a');
    loop.runTo(0);
    expect(supervisor.deaths()).toEqual([]);
  });

  test('the death of a significant child counts for autoShutdown', () => {
    const a = puppet('a', { restart: 'transient', significant: true });
    const spec = { ...limits, autoShutdown: 'anySignificant' as const, children: [a.spec] };
    const { supervisor, loop } = stage({ ...spec, intensity: 0 });
    supervisor.start();
    a.exit('boom');
    loop.runTo(0);
    expect(supervisor.status).toBe('ended');
  });
});

describe('EXTENSION maxChildren', () => {
  test('a pool that is full refuses, until somebody has left', () => {
    const w = puppet('w', { restart: 'temporary' });
    const spec = { strategy: 'simpleOneForOne' as const, template: w.spec, maxChildren: 2 };
    const { supervisor, loop } = stage(spec);
    supervisor.start();
    const told: string[] = [];
    const ask = (id: string): void =>
      supervisor.startInstance({ id }, (reply) => told.push(reply.ok ? 'ok' : reply.error));
    for (const id of ['1', '2', '3', '1']) ask(id);
    supervisor.terminateChild('1');
    ask('3');
    loop.runTo(0);
    expect(told).toEqual(['ok', 'ok', 'maxChildren', 'alreadyStarted', 'ok']);
  });
});
