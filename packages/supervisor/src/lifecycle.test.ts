import { describe, expect, test } from 'vitest';
import { puppet, stage } from './testing/stage.ts';

describe('the life of a supervisor', () => {
  test('idle, running, ended: it starts once', () => {
    const { supervisor, loop } = stage({ id: 'front' });
    expect(supervisor.status).toBe('idle');
    supervisor.start();
    expect(supervisor.status).toBe('running');
    expect(() => supervisor.start()).toThrow(
      /^supervisor 'front' is running: it starts once, create a new one$/,
    );
    supervisor.stop();
    loop.runTo(0);
    expect(() => supervisor.start()).toThrow(/^supervisor 'front' is ended: /);
  });

  test('what it is asked before it starts waits', () => {
    const { supervisor, loop, takeLog } = stage({});
    supervisor.startChild(puppet('a').spec);
    supervisor.stop('enough');
    loop.runTo(100);
    supervisor.start();
    loop.runTo(100);
    expect(takeLog()).toEqual(['100 started a', '100 exited a shutdown', '100 end enough']);
  });

  test('a stop has no precedence over a crash that came before', () => {
    const a = puppet('a');
    const { supervisor, loop } = stage({ children: [a.spec] });
    supervisor.start();
    a.exit('boom');
    supervisor.stop();
    loop.runTo(0);
    expect(a.starts).toBe(2);
    expect(supervisor.status).toBe('ended');
  });

  test('the exit is told once to each listener, soon to one that comes late, never to one that left', () => {
    const { supervisor, loop } = stage({});
    const heard: string[] = [];
    const leave = supervisor.onExit((reason) => heard.push(`left ${reason}`));
    supervisor.onExit((reason) => heard.push(`early ${reason}`));
    leave();
    supervisor.start();
    supervisor.stop('a');
    supervisor.stop('b');
    loop.runTo(0);
    supervisor.onExit((reason) => heard.push(`late ${reason}`));
    expect(heard).toEqual(['early a']);
    loop.runTo(0);
    expect(heard).toEqual(['early a', 'late a']);
  });

  test('kill ends it now, from inside a callback of its own too', () => {
    const a = puppet('a');
    const b = puppet('b', { start: () => scene.supervisor.kill() });
    const scene = stage({ children: [a.spec, b.spec, puppet('c').spec] });
    scene.supervisor.start();
    scene.supervisor.kill();
    expect(scene.takeLog()).toEqual(['0 started a', '0 end killed', '0 exited a killed']);
    scene.loop.runTo(100);
    expect(scene.takeLog()).toEqual([]);
    expect(scene.supervisor.status).toBe('ended');
  });

  test('killed while it waits, it leaves no timer that could do harm later', () => {
    let kills = 0;
    const stuck = puppet('stuck', { stop: () => 'later', kill: () => void kills++ });
    const stopping = stage({ children: [stuck.spec] });
    stopping.supervisor.start();
    stopping.supervisor.stop();
    stopping.loop.runTo(100);
    stopping.supervisor.kill();
    stopping.loop.runTo(10_000);
    expect([kills, stopping.loop.pending]).toEqual([0, 0]);

    const a = puppet('a');
    const retrying = stage({ restartDelayMs: 500, children: [a.spec] });
    retrying.supervisor.start();
    a.exit('boom');
    retrying.loop.runTo(100);
    retrying.supervisor.kill();
    expect(retrying.loop.pending).toBe(0);
  });

  test('a child that died is up in the list, but not active, until its supervisor has handled that', () => {
    const a = puppet('a');
    const { supervisor } = stage({ children: [a.spec] });
    supervisor.start();
    a.exit('boom');
    expect(supervisor.whichChildren()[0]?.state).toBe('up');
    expect(supervisor.countChildren()).toEqual({ specs: 1, active: 0, supervisors: 0, workers: 1 });
  });

  test('ten thousand children that start and stop without waiting do not fill the stack', () => {
    const children = Array.from({ length: 10_000 }, (_, index) => puppet(`c${index}`).spec);
    const { supervisor, loop, takeLog } = stage({ strategy: 'oneForAll', children });
    supervisor.start();
    supervisor.stop();
    loop.runTo(0);
    expect(takeLog()).toHaveLength(20_001);
  });
});
