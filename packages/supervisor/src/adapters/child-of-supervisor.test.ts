import { describe, expect, test } from 'vitest';
import { puppet, stage } from '../testing/stage.ts';
import { childOfSupervisor } from './child-of-supervisor.ts';

describe('a supervisor as a child', () => {
  test('one that gives up is restarted by its parent, with a fresh window', () => {
    const a = puppet('a');
    const sub = childOfSupervisor({ id: 'sub', intensity: 0, children: [a.spec] });
    const { supervisor, loop, takeLog } = stage({ id: 'root', intensity: 1, children: [sub] });
    supervisor.start();
    const first = supervisor.child(sub);
    expect(takeLog()).toEqual(['0 started a', '0 started sub']);
    a.exit('boom');
    loop.runTo(0);
    expect(takeLog()).toEqual([
      '0 exited a boom',
      '0 childTerminated a boom',
      '0 gaveUp a',
      '0 exited sub shutdown',
      '0 childTerminated sub shutdown',
      '0 restarting sub',
      '0 started a',
      '0 started sub',
    ]);
    expect(supervisor.child(sub)).not.toBe(first);
    a.exit('boom');
    loop.runTo(0);
    expect(takeLog().slice(-2)).toEqual(['0 gaveUp sub', '0 end shutdown']);
  });

  test('a transient one that gives up is not restarted: shutdown is quiet', () => {
    const a = puppet('a');
    const sub = childOfSupervisor({
      id: 'sub',
      restart: 'transient',
      intensity: 0,
      children: [a.spec],
    });
    const { supervisor, loop } = stage({ children: [sub] });
    supervisor.start();
    a.exit('boom');
    loop.runTo(0);
    expect(supervisor.whichChildren()[0]?.state).toBe('down');
    expect(a.starts).toBe(1);
  });

  test('it is stopped before its elder siblings, and waited for without limit', () => {
    const a = puppet('a');
    const slow = puppet('slow', { shutdown: 60_000, stop: () => 'later' });
    const sub = childOfSupervisor({ id: 'sub', children: [slow.spec] });
    const { supervisor, loop, takeLog } = stage({ children: [a.spec, sub] });
    supervisor.start();
    takeLog();
    supervisor.stop();
    loop.runTo(50_000);
    slow.exit('shutdown');
    loop.runTo(50_000);
    expect(takeLog()).toEqual([
      '50000 exited slow shutdown',
      '50000 exited sub shutdown',
      '50000 exited a shutdown',
      '50000 end shutdown',
    ]);
  });

  test('killed when its time is up, it leaves its children to the link', () => {
    const stops: string[] = [];
    const stuck = puppet('stuck', {
      shutdown: 'infinity',
      stop: (reason) => {
        stops.push(`stuck ${reason}`);
        return 'later';
      },
    });
    const a = puppet('a', { stop: (reason) => void stops.push(`a ${reason}`) });
    const sub = childOfSupervisor({ id: 'sub', shutdown: 300, children: [a.spec, stuck.spec] });
    const { supervisor, loop, takeLog } = stage({ children: [sub] });
    supervisor.start();
    takeLog();
    supervisor.stop();
    loop.runTo(1000);
    expect(takeLog()).toEqual([
      '300 exited sub killed',
      '300 exited a killed',
      '300 shutdownError sub killed',
      '300 end shutdown',
    ]);
    // Who obeys a stop already is not asked again, and is never heard of: an orphan, as in OTP.
    expect(stops).toEqual(['stuck shutdown', 'a killed']);
    expect(loop.pending).toBe(0);
  });

  test('a child whose start was under way when its supervisor was killed is ended as soon as it is up', () => {
    const stops: string[] = [];
    const slow = puppet('slow', {
      start: ({ ports, started }) => {
        ports.timers.setTimer(500, () => started({ stop: (reason) => void stops.push(reason) }));
        return 'later';
      },
    });
    const { supervisor, loop, takeLog } = stage({ children: [slow.spec] });
    supervisor.start();
    loop.runTo(100);
    supervisor.kill();
    loop.runTo(1000);
    expect(stops).toEqual(['killed']);
    expect(takeLog()).toEqual(['100 end killed']);
  });
});
