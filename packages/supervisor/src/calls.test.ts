import { describe, expect, test } from 'vitest';
import type { CallReply } from './shell/call.ts';
import { puppet, stage } from './testing/stage.ts';

describe('management calls', () => {
  test('nothing answers inside the question', () => {
    const { supervisor, loop } = stage({});
    supervisor.start();
    const replies: CallReply[] = [];
    supervisor.startChild(puppet('a').spec, (reply) => replies.push(reply));
    expect(replies).toEqual([]);
    loop.runTo(0);
    expect(replies).toEqual([{ ok: true, child: {} }]);
  });

  test('a whole life of a child by calls', () => {
    const a = puppet('a', { start: ({ attempt }) => ({ ref: attempt }) });
    const { supervisor, loop } = stage({});
    supervisor.start();
    const told: unknown[] = [];
    const tell = (reply: CallReply): void =>
      void told.push(reply.ok ? (reply.child ?? 'ok') : (reply.reason ?? reply.error));
    supervisor.restartChild('a', tell);
    supervisor.startChild(a.spec, tell);
    supervisor.startChild(a.spec, tell);
    supervisor.restartChild('a', tell);
    supervisor.deleteChild('a', tell);
    supervisor.terminateChild('a', tell);
    supervisor.startChild(a.spec, tell);
    supervisor.restartChild('a', tell);
    supervisor.terminateChild('a', tell);
    supervisor.deleteChild('a', tell);
    supervisor.terminateChild('a', tell);
    loop.runTo(0);
    expect(told).toEqual([
      'notFound',
      1,
      'alreadyStarted',
      'running',
      'running',
      'ok',
      'alreadyPresent',
      2,
      'ok',
      'ok',
      'notFound',
    ]);
  });

  test('a start that fails is answered with the reason, and leaves no spec behind', () => {
    const { supervisor, loop } = stage({});
    supervisor.start();
    const replies: CallReply[] = [];
    const start = (): never => {
      throw new Error('no port');
    };
    supervisor.startChild({ id: 'a', start }, (reply) => replies.push(reply));
    loop.runTo(0);
    expect(replies).toEqual([{ ok: false, error: 'startFailed', reason: 'Error: no port' }]);
    expect(supervisor.countChildren().specs).toBe(0);
  });

  test('calls wait behind what came before them, and inTurn is how to look when their turn comes', () => {
    const a = puppet('a');
    const { supervisor, loop } = stage({ children: [a.spec] });
    supervisor.start();
    const states: (string | undefined)[] = [];
    const look = (): void => void states.push(supervisor.whichChildren()[0]?.state);
    supervisor.inTurn(look);
    supervisor.terminateChild('a');
    supervisor.inTurn(look);
    look();
    loop.runTo(0);
    expect(states).toEqual(['up', 'up', 'down']);
  });

  test('who waits for a supervisor that ends is told so, and so is who comes later', () => {
    const slow = puppet('slow', { start: () => 'later' });
    const { supervisor, loop } = stage({});
    supervisor.start();
    const replies: CallReply[] = [];
    const note = (reply: CallReply): void => void replies.push(reply);
    let turns = 0;
    supervisor.startChild(slow.spec, note);
    supervisor.deleteChild('x', note);
    supervisor.inTurn(() => void turns++);
    loop.runTo(100);
    supervisor.kill();
    supervisor.restartChild('x', note);
    loop.runTo(200);
    const ended: CallReply = { ok: false, error: 'supervisorEnded', reason: 'killed' };
    expect(replies).toEqual([ended, ended, ended]);
    expect(turns).toBe(0);
  });

  test('terminateChild calls off a restart that keeps failing', () => {
    const a = puppet('a', {
      start: ({ attempt, ports, started, failed }) => {
        ports.timers.setTimer(200, () => (attempt === 1 ? started() : failed('nope')));
        return 'later';
      },
    });
    const { supervisor, loop } = stage({ intensity: 50, children: [a.spec] });
    supervisor.start();
    loop.runTo(500);
    a.exit('boom');
    loop.runTo(1000);
    supervisor.terminateChild('a');
    loop.runTo(5000);
    expect(a.starts).toBe(4);
    expect(supervisor.whichChildren()[0]?.state).toBe('down');
  });
});

describe('a simpleOneForOne pool', () => {
  const echo = puppet('echo', {
    restart: 'transient',
    start: ({ id, input }) => ({ ref: `${id} ${String(input)}` }),
  });

  test('every instance has its name and its input, also when it is restarted', () => {
    const { supervisor, loop } = stage({ strategy: 'simpleOneForOne', template: echo.spec });
    supervisor.start();
    supervisor.startInstance({ id: 'c1', input: 'x' });
    supervisor.startInstance({ id: 'c2', input: 'y' });
    loop.runTo(0);
    echo.exit('boom');
    loop.runTo(0);
    expect(supervisor.child('c1')).toBe('c1 x');
    expect(supervisor.child('c2')).toBe('c2 y');
    expect(supervisor.countChildren()).toEqual({ specs: 1, active: 2, supervisors: 0, workers: 2 });
    echo.exit('normal');
    loop.runTo(0);
    expect(supervisor.whichChildren().map(({ id }) => id)).toEqual(['c1']);
  });

  test('restart and delete are not for pools, terminate is', () => {
    const { supervisor, loop } = stage({ strategy: 'simpleOneForOne', template: echo.spec });
    supervisor.start();
    const replies: CallReply[] = [];
    const note = (reply: CallReply): void => void replies.push(reply);
    supervisor.startInstance({ id: 'c1' });
    supervisor.restartChild('c1', note);
    supervisor.deleteChild('c1', note);
    supervisor.terminateChild('c1', note);
    supervisor.terminateChild('c1', note);
    loop.runTo(0);
    const refusal: CallReply = { ok: false, error: 'simpleOneForOne' };
    expect(replies).toEqual([refusal, refusal, { ok: true }, { ok: true }]);
  });

  test('its instances are stopped all at once, within one time limit', () => {
    const stuck = puppet('stuck', { shutdown: 500, stop: () => 'later' });
    const { supervisor, loop, takeLog } = stage({
      strategy: 'simpleOneForOne',
      template: stuck.spec,
    });
    supervisor.start();
    for (const id of ['c1', 'c2', 'c3']) supervisor.startInstance({ id });
    loop.runTo(100);
    takeLog();
    supervisor.stop();
    loop.runTo(5000);
    expect(takeLog()).toEqual([
      '600 exited c1 killed',
      '600 exited c2 killed',
      '600 exited c3 killed',
      '600 shutdownError stuck killed',
      '600 end shutdown',
    ]);
  });
});
