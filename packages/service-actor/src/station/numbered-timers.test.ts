import { exponential } from '@squall/random';
import { expect, test } from 'vitest';
import { createEventLoop } from '../testing/event-loop.ts';
import { stationOnLoop } from '../testing/station-on-loop.ts';
import { createStation } from './create-station.ts';
import { numberedTimers } from './numbered-timers.ts';

/** Three timers on a loop, and what has fired when. */
function armed() {
  const loop = createEventLoop();
  const fired: string[] = [];
  const timers = numberedTimers(loop, (slot) => fired.push(`${loop.now()} ${slot}`));
  for (const [slot, delayMs] of [30, 10, 20].entries()) timers.arm(slot, delayMs);
  return { loop, timers, fired };
}

test('each number is a timer of its own, to be armed again once it has come', () => {
  const { loop, timers, fired } = armed();
  loop.run(15);
  timers.arm(1, 10);
  loop.flush();
  expect(fired).toEqual(['10 1', '20 2', '25 1', '30 0']);
});

test('a timer that is disarmed does not come; one that is not armed is left alone', () => {
  const { loop, timers, fired } = armed();
  loop.run(15);
  timers.disarm(0);
  timers.disarm(1);
  timers.disarm(9);
  loop.flush();
  expect(fired).toEqual(['10 1', '20 2']);
});

test('a station takes the numbered timers of its host, and its history is the same', () => {
  const spec = { servers: 3, queueCapacity: 20, serviceTime: exponential(40) };
  const plain = stationOnLoop(spec);
  const loop = createEventLoop();
  let armings = 0;
  const log: string[] = [];
  const station = createStation(
    { name: 'desk', ...spec },
    {
      timers: {
        ...loop,
        timers: (fire) => {
          const own = numberedTimers(loop, fire);
          return {
            ...own,
            arm: (...arming) => (armings++, own.arm(...arming)),
            disarm: (slot) => own.disarm(slot),
          };
        },
      },
      uniform: { seed: 1 },
      answer: (ticket, outcome) => log.push(`${loop.now()} ${outcome} ${ticket}`),
    },
  );
  station.start();
  for (const [on, its] of [
    [plain.station, plain.loop],
    [station, loop],
  ] as const) {
    for (let ticket = 0; ticket < 20; ticket++) on.offer(ticket, 1);
    its.run(60);
    on.pause();
    its.run(90);
    on.resume();
    its.run(200);
    on.crash('a fault');
    its.flush();
  }
  expect(armings).toBeGreaterThan(10);
  expect(log).toEqual(plain.log);
});
