import { describe, expect, test } from 'vitest';
import { CRASH_LOOP_BACKOFF } from './core/backoff.ts';
import { createSupervisor } from './create-supervisor.ts';
import type { StartContext } from './spec/child-spec.ts';
import { createEventLoop } from './testing/event-loop.ts';
import { puppet, stage } from './testing/stage.ts';

const often = { intensity: 1000, periodMs: 1000 };
const backoff = { minMs: 100, maxMs: 800, resetAfterMs: 1000 };

/** A child that ends `livesMs` after each start, as long as there are numbers. */
function mortal(id: string, livesMs: readonly number[]) {
  const start = ({ attempt, ports, exited }: StartContext): void => {
    const lifeMs = livesMs[attempt - 1];
    if (lifeMs !== undefined) ports.timers.setTimer(lifeMs, () => exited('boom'));
  };
  return puppet(id, { start }).spec;
}

describe('EXTENSION backoff', () => {
  test('each restart in a row waits twice as long, up to the cap; a long life starts over', () => {
    const a = mortal('a', [0, 0, 0, 0, 0, 1000, 0]);
    const { supervisor, loop, events } = stage({ ...often, backoff, children: [a] });
    supervisor.start();
    loop.runTo(100_000);
    const delays = events.flatMap((event) => (event.kind === 'backedOff' ? event.delayMs : []));
    const failures = events.flatMap((event) => (event.kind === 'backedOff' ? event.failures : []));
    expect(delays).toEqual([100, 200, 400, 800, 800, 100, 200]);
    expect(failures).toEqual([1, 2, 3, 4, 5, 1, 2]);
    expect(supervisor.whichChildren()[0]?.state).toBe('up');
  });

  test('a start that fails is a failure too, and each child has its own count', () => {
    const broken = puppet('broken', {
      start: ({ attempt }) => {
        if (attempt > 1 && attempt < 5) throw new Error('no port');
      },
    });
    const b = puppet('b');
    const spec = { ...often, backoff, children: [broken.spec, b.spec] };
    const { supervisor, loop, takeLog } = stage(spec);
    supervisor.start();
    broken.exit('boom');
    loop.runTo(250);
    b.exit('boom');
    loop.runTo(10_000);
    expect(takeLog().filter((line) => / (restarting|started) /.test(line))).toEqual([
      '0 started broken',
      '0 started b',
      '100 restarting broken',
      '300 restarting broken',
      '350 restarting b',
      '350 started b',
      '700 restarting broken',
      '1500 restarting broken',
      '1500 started broken',
    ]);
  });

  test('crash loop: the first restart comes at once, ten seconds before the second', () => {
    const a = mortal('a', [0, 0, 0]);
    const spec = { ...often, backoff: CRASH_LOOP_BACKOFF, children: [a] };
    const { supervisor, loop, takeLog } = stage(spec);
    supervisor.start();
    loop.runTo(60_000);
    expect(takeLog().filter((line) => line.includes('started'))).toEqual([
      '0 started a',
      '0 started a',
      '10000 started a',
      '30000 started a',
    ]);
  });

  test('jitter comes from the random port, and is refused without one', () => {
    const timers = createEventLoop();
    const spec = { backoff: { ...backoff, randomFactor: 0.5 }, children: [mortal('a', [0])] };
    expect(() => createSupervisor(spec, { timers })).toThrow(
      /^backoff\.randomFactor needs ports\.random: numbers in \[0, 1\)$/,
    );
    const delays: number[] = [];
    const supervisor = createSupervisor(spec, {
      timers,
      random: () => 0.5,
      observe: (event) => void (event.kind === 'backedOff' && delays.push(event.delayMs)),
    });
    supervisor.start();
    timers.runTo(1000);
    expect(delays).toEqual([125]);
  });

  test('what is done by hand leaves the past behind', () => {
    const a = puppet('a');
    const { supervisor, loop, events } = stage({ ...often, backoff, children: [a.spec] });
    supervisor.start();
    a.exit('boom');
    loop.runTo(100);
    a.exit('boom');
    loop.runTo(200);
    supervisor.terminateChild('a');
    supervisor.restartChild('a');
    loop.runTo(300);
    a.exit('boom');
    loop.runTo(1000);
    const delays = events.flatMap((event) => (event.kind === 'backedOff' ? event.delayMs : []));
    expect(delays).toEqual([100, 200, 100]);
    expect(loop.pending).toBe(0);
  });
});
