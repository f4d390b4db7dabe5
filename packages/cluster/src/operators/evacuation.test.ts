import { createKernel } from '@squall/kernel';
import { kernelClock } from '@squall/kernel/xstate';
import { expect, test } from 'vitest';
import { createActor } from 'xstate';
import { createEvacuation } from './evacuation.ts';

/** One sample a second, `alarming/healthy` as in `1/0`, the last one repeated. */
function evacuate(samples: readonly string[], untilMs = 60_000) {
  const kernel = createKernel();
  const machine = createEvacuation({ samples: 2, reactionMs: 5000, steps: 4, stepMs: 3000 });
  const actor = createActor(machine, { clock: kernelClock(kernel) });
  const log: string[] = [];
  actor.on('decided', () => log.push(`${kernel.now()} decided`));
  actor.on('moved', ({ share }) => log.push(`${kernel.now()} moved ${share}`));
  actor.start();
  for (let second = 1; second * 1000 < untilMs; second++) {
    const [alarming, healthy] = (samples[second - 1] ?? samples.at(-1) ?? '0/1').split('/');
    kernel.schedule(second * 1000, () =>
      actor.send({
        type: 'sample',
        alarming: alarming === '1' ? 1 : 0,
        healthy: healthy === '1' ? 1 : 0,
      }),
    );
  }
  kernel.runUntil(untilMs);
  return { log, state: actor.getSnapshot().value };
}

test('two bad samples in a row, and after the reaction the clients go in equal parts', () => {
  expect(evacuate(['1/1', '0/1', '1/1'])).toEqual({
    log: [
      '4000 decided',
      '9000 moved 0.25',
      '12000 moved 0.5',
      '15000 moved 0.75',
      '18000 moved 1',
    ],
    state: 'evacuated',
  });
});

test('one bad sample alone decides nothing', () => {
  expect(evacuate(['1/1', '0/1'])).toEqual({ log: [], state: 'watching' });
});

test('while the other cell suffers nobody more is sent there', () => {
  const suffering = Array.from({ length: 20 }, (_, i) => (i >= 8 && i < 18 ? '1/0' : '1/1'));
  const { log } = evacuate(suffering);
  expect(log).toEqual([
    '2000 decided',
    '7000 moved 0.25',
    '19000 moved 0.5',
    '22000 moved 0.75',
    '25000 moved 1',
  ]);
});

test('once decided it goes on, though the cell may seem well again', () => {
  expect(evacuate(['1/1', '1/1', '0/1']).state).toBe('evacuated');
});
