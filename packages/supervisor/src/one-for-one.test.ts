import { describe, expect, test } from 'vitest';
import { puppet, stage } from './testing/stage.ts';

describe('one for one', () => {
  test('only the child that ended is restarted, and the others stay up', () => {
    const [a, b] = [puppet('a'), puppet('b')];
    const { supervisor, loop, takeLog } = stage({ intensity: 1, children: [a.spec, b.spec] });
    supervisor.start();
    expect(takeLog()).toEqual(['0 started a', '0 started b']);
    loop.runTo(100);
    a.exit('boom');
    expect(takeLog()).toEqual(['100 exited a boom']);
    loop.runTo(100);
    expect(takeLog()).toEqual(['100 childTerminated a boom', '100 restarting a', '100 started a']);
    expect([a.starts, b.starts]).toEqual([2, 1]);
  });

  test('one restart more than the intensity allows ends the supervisor, last child first', () => {
    const [a, b, c] = [puppet('a'), puppet('b'), puppet('c')];
    const { supervisor, loop, takeLog } = stage({ children: [a.spec, b.spec, c.spec] });
    supervisor.start();
    a.exit('boom');
    loop.runTo(100);
    takeLog();
    b.exit('boom');
    loop.runTo(200);
    expect(takeLog()).toEqual([
      '100 exited b boom',
      '100 childTerminated b boom',
      '100 gaveUp b',
      '100 exited c shutdown',
      '100 exited a shutdown',
      '100 end shutdown',
    ]);
    expect(supervisor.status).toBe('ended');
    expect(loop.pending).toBe(0);
  });

  test('restarts that are a period and a second apart go on for ever', () => {
    const a = puppet('a');
    const { supervisor, loop } = stage({ intensity: 1, periodMs: 1000, children: [a.spec] });
    supervisor.start();
    for (let t = 0; t < 100_000; t += 2000) {
      loop.runTo(t);
      a.exit('boom');
    }
    loop.runTo(100_000);
    expect(supervisor.status).toBe('running');
    expect(a.starts).toBe(51);
  });

  test('a child that cannot start again burns the whole intensity in no time', () => {
    const a = puppet('a', {
      start: ({ attempt }) => {
        if (attempt > 1) throw new Error('no port');
      },
    });
    const { supervisor, loop, takeLog } = stage({ intensity: 2, children: [a.spec] });
    supervisor.start();
    loop.runTo(100);
    takeLog();
    a.exit('boom');
    loop.runTo(100);
    expect(takeLog()).toEqual([
      '100 exited a boom',
      '100 childTerminated a boom',
      '100 restarting a',
      '100 startFailed a Error: no port',
      '100 startError a Error: no port',
      '100 restarting a',
      '100 startFailed a Error: no port',
      '100 startError a Error: no port',
      '100 gaveUp a',
      '100 end shutdown',
    ]);
  });
});

describe('EXTENSION restartDelayMs', () => {
  test('each attempt comes that much later, and the supervisor is not blocked meanwhile', () => {
    const [a, b] = [puppet('a'), puppet('b')];
    const spec = { restartDelayMs: 300, intensity: 5, children: [a.spec, b.spec] };
    const { supervisor, loop, takeLog } = stage(spec);
    supervisor.start();
    takeLog();
    loop.runTo(100);
    a.exit('boom');
    loop.runTo(200);
    expect(supervisor.whichChildren().map(({ state }) => state)).toEqual(['up', 'restarting']);
    b.exit('boom');
    loop.runTo(1000);
    expect(takeLog()).toEqual([
      '100 exited a boom',
      '100 childTerminated a boom',
      '100 backedOff a',
      '200 exited b boom',
      '200 childTerminated b boom',
      '200 backedOff b',
      '400 restarting a',
      '400 started a',
      '500 restarting b',
      '500 started b',
    ]);
  });

  test('a restart that is called off does not come, and neither does one of an ended supervisor', () => {
    const [a, b] = [puppet('a'), puppet('b')];
    const { supervisor, loop } = stage({ restartDelayMs: 300, children: [a.spec, b.spec] });
    supervisor.start();
    a.exit('boom');
    b.exit('boom');
    loop.runTo(100);
    supervisor.terminateChild('a');
    loop.runTo(200);
    expect(loop.pending).toBe(1);
    supervisor.stop();
    loop.runTo(1000);
    expect([a.starts, b.starts, loop.pending]).toEqual([1, 1, 0]);
  });
});
