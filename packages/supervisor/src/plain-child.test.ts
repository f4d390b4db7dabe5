import { describe, expect, test } from 'vitest';
import type { StartContext } from './spec/child-spec.ts';
import { puppet, stage } from './testing/stage.ts';

describe('a plain object as a child', () => {
  test('start and stop in one line', () => {
    let up = 0;
    const door = { id: 'door', start: () => void (up += 1), stop: () => void (up -= 1) };
    const { supervisor, loop } = stage({ children: [door] });
    supervisor.start();
    expect(up).toBe(1);
    supervisor.stop();
    loop.runTo(0);
    expect(up).toBe(0);
  });

  test('an instance of a class keeps its this', () => {
    class Door {
      readonly id = 'door';
      isOpen = false;
      start(): void {
        this.isOpen = true;
      }
      stop(): void {
        this.isOpen = false;
      }
    }
    const door = new Door();
    const { supervisor, loop } = stage({ children: [door] });
    supervisor.start();
    expect(door.isOpen).toBe(true);
    supervisor.stop();
    loop.runTo(0);
    expect(door.isOpen).toBe(false);
  });

  test('child(id) is a stable address: it gives what the current start left behind', () => {
    let starts = 0;
    let last: StartContext | undefined;
    const server = {
      id: 'server',
      start: (context: StartContext) => {
        last = context;
        return { ref: `server ${++starts}` };
      },
    };
    const { supervisor, loop } = stage({ children: [server] });
    expect(supervisor.child('server')).toBeUndefined();
    supervisor.start();
    expect(supervisor.child('server')).toBe('server 1');
    last?.exited('boom');
    loop.runTo(0);
    expect(supervisor.child(server)).toBe('server 2');
    expect(supervisor.child({ ...server })).toBeUndefined();
    expect(supervisor.child('nobody')).toBeUndefined();
  });
});

describe('starting', () => {
  test('a throw is a failed start: those already up are stopped, the supervisor ends', () => {
    const a = puppet('a');
    const broken = {
      id: 'b',
      start: () => {
        throw new TypeError('no config');
      },
    };
    const { supervisor, takeLog } = stage({ intensity: 9, children: [a.spec, broken] });
    let isUp = false;
    supervisor.start(() => (isUp = true));
    expect(isUp).toBe(false);
    expect(takeLog()).toEqual([
      '0 started a',
      '0 startFailed b TypeError: no config',
      '0 startError b TypeError: no config',
      '0 exited a shutdown',
      '0 end shutdown:failed_to_start_child(b,TypeError: no config)',
    ]);
  });

  test('ignore leaves the child down, and forgets it if nothing could ever start it', () => {
    const kept = { id: 'kept', start: () => 'ignore' as const };
    const gone = { id: 'gone', restart: 'temporary' as const, start: () => 'ignore' as const };
    const { supervisor, takeLog } = stage({ children: [kept, gone] });
    supervisor.start();
    expect(takeLog()).toEqual(['0 ignored kept', '0 ignored gone']);
    expect(supervisor.whichChildren()).toEqual([
      { id: 'kept', type: 'worker', state: 'down', attempts: 1, child: undefined },
    ]);
  });

  test('a start that answers later blocks the supervisor: a crash meanwhile waits', () => {
    const a = puppet('a');
    const slow = puppet('slow', {
      start: ({ ports, started }) => {
        ports.timers.setTimer(500, () => started());
        return 'later';
      },
    });
    const b = puppet('b');
    const { supervisor, loop, takeLog } = stage({ children: [a.spec, slow.spec, b.spec] });
    supervisor.start();
    expect(supervisor.status).toBe('starting');
    loop.runTo(200);
    a.exit('boom');
    loop.runTo(1000);
    expect(takeLog()).toEqual([
      '0 started a',
      '200 exited a boom',
      '500 started slow',
      '500 started b',
      '500 childTerminated a boom',
      '500 restarting a',
      '500 started a',
    ]);
  });

  test('only the first answer counts, and an exit before any answer is a failed start', () => {
    const twice = puppet('twice', {
      start: ({ started, failed, ignored }) => {
        started();
        failed('no');
        ignored();
      },
    });
    const early = puppet('early', {
      restart: 'temporary',
      start: ({ exited }) => {
        exited('boom');
        return 'later';
      },
    });
    const { supervisor, loop, takeLog } = stage({ children: [twice.spec] });
    supervisor.start();
    supervisor.startChild(early.spec);
    loop.runTo(0);
    expect(takeLog()).toEqual(['0 started twice', '0 startFailed early boom']);
  });

  test('an exit is told once', () => {
    const a = puppet('a');
    const { supervisor, loop, takeLog } = stage({
      children: [{ ...a.spec, restart: 'temporary' }],
    });
    supervisor.start();
    a.exit('boom');
    a.exit('bang');
    loop.runTo(0);
    expect(takeLog()).toEqual(['0 started a', '0 exited a boom', '0 childTerminated a boom']);
  });
});

describe('stopping', () => {
  test('who answers later has its shutdown time, then it is killed and counted dead', () => {
    let kills = 0;
    const stuck = puppet('stuck', { shutdown: 700, stop: () => 'later', kill: () => void kills++ });
    const { supervisor, loop, takeLog } = stage({ children: [stuck.spec] });
    supervisor.start();
    loop.runTo(100);
    supervisor.stop();
    loop.runTo(799);
    expect(supervisor.status).toBe('stopping');
    loop.runTo(800);
    stuck.exit('too late');
    expect(kills).toBe(1);
    expect(takeLog()).toEqual([
      '0 started stuck',
      '800 exited stuck killed',
      '800 shutdownError stuck killed',
      '800 end shutdown',
    ]);
  });

  test('who is done before its time is up leaves no timer behind', () => {
    const slow = puppet('slow', { stop: () => 'later' });
    const { supervisor, loop, takeLog } = stage({ children: [slow.spec] });
    supervisor.start();
    supervisor.stop('maintenance');
    loop.runTo(100);
    slow.exit('shutdown');
    loop.runTo(100);
    expect(takeLog()).toEqual([
      '0 started slow',
      '100 exited slow shutdown',
      '100 end maintenance',
    ]);
    expect(loop.pending).toBe(0);
  });

  test('brutal_kill does not ask', () => {
    const calls: string[] = [];
    const hooks = { stop: () => void calls.push('stop'), kill: () => void calls.push('kill') };
    const { supervisor, loop } = stage({
      children: [{ id: 'a', shutdown: 'brutal_kill', start: () => hooks }],
    });
    supervisor.start();
    supervisor.stop();
    loop.runTo(0);
    expect(calls).toEqual(['kill']);
  });

  test('a stop or a kill that throws ends the child all the same', () => {
    const boom = (): never => {
      throw new Error('hook');
    };
    const { supervisor, loop, takeLog } = stage({
      children: [
        { id: 'a', start: () => undefined, stop: boom },
        { id: 'b', start: () => undefined, kill: boom, shutdown: 'brutal_kill' },
      ],
    });
    supervisor.start();
    takeLog();
    supervisor.stop();
    loop.runTo(0);
    expect(takeLog()).toEqual([
      '0 exited b killed',
      '0 exited a Error: hook',
      '0 shutdownError a Error: hook',
      '0 end shutdown',
    ]);
  });
});

test('shutdown 0: who has not ended when it is asked is killed in the same moment', () => {
  const calls: string[] = [];
  const hooks = {
    stop: (): 'later' => {
      calls.push('stop');
      return 'later';
    },
    kill: () => void calls.push('kill'),
  };
  const { supervisor, loop, takeLog } = stage({
    children: [{ id: 'a', shutdown: 0, start: () => hooks }],
  });
  supervisor.start();
  supervisor.terminateChild('a');
  loop.runTo(0);
  expect(calls).toEqual(['stop', 'kill']);
  expect(takeLog().slice(1)).toEqual(['0 exited a killed', '0 shutdownError a killed']);
  expect(loop.pending).toBe(0);
});
