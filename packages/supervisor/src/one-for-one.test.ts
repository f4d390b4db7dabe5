import { expect, test } from 'vitest';
import { puppet, stage } from './testing/stage.ts';

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

test('one restart more than the intensity allows ends the supervisor with shutdown, last child first', () => {
  const [a, b, c] = [puppet('a'), puppet('b'), puppet('c')];
  const { supervisor, loop, takeLog } = stage({
    intensity: 1,
    periodMs: 5000,
    children: [a.spec, b.spec, c.spec],
  });
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
