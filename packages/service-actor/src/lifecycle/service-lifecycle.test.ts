import { describe, expect, test } from 'vitest';
import { createActor } from 'xstate';
import {
  type LifecycleEvent,
  type LifecycleHooks,
  type LifecycleSettings,
  ServiceCrash,
  createServiceLifecycle,
} from '../index.ts';
import { createEventLoop } from '../testing/event-loop.ts';
import { loopClock } from '../testing/loop-clock.ts';
import { stationOnLoop } from '../testing/station-on-loop.ts';

const settings: LifecycleSettings = { startUpMs: 100, warmUpMs: 50, drainMs: 1000 };

/** An actor that writes down all that can be seen of it. */
function observe(
  hooks: LifecycleHooks = {},
  loop = createEventLoop(),
  log: string[] = [],
  figures = settings,
) {
  const write = (line: string) => void log.push(`${loop.now()} ${line}`);
  const actor = createActor(createServiceLifecycle(figures, hooks), { clock: loopClock(loop) });
  actor.on('*', ({ type, ...rest }) => write([type, ...Object.values(rest)].join(' ')));
  actor.subscribe({
    next: ({ value }) => write(`[${value}]`),
    error: (error) => write(`ended: ${String(error)}`),
    complete: () => write('ended in good order'),
  });
  actor.start();
  const at = (atMs: number, event: LifecycleEvent) =>
    void loop.setTimer(atMs - loop.now(), () => actor.send(event));
  return { actor, loop, log, at };
}

describe('a service', () => {
  test('starts, warms up, and is up', () => {
    const { loop, log } = observe();
    loop.flush();
    expect(log).toEqual([
      '0 [starting]',
      '100 started',
      '100 [warmingUp]',
      '150 warmedUp',
      '150 [up]',
    ]);
  });

  test('without start-up and warm-up passes through both at once, through the clock', () => {
    const { loop, log } = observe({}, createEventLoop(), [], { startUpMs: 0, drainMs: 0 });
    expect(log).toEqual(['0 [starting]']);
    loop.flush();
    expect(log.slice(1)).toEqual(['0 started', '0 [warmingUp]', '0 warmedUp', '0 [up]']);
  });

  test('has nothing but numbers in its context', () => {
    const { actor } = observe();
    expect(actor.getSnapshot().context).toEqual({ startUpMs: 100, warmUpMs: 50, drainMs: 1000 });
  });

  test.each([
    [{ ...settings, startUpMs: -1 }, 'startUpMs is -1: give a finite number of at least 0'],
    [{ ...settings, warmUpMs: Number.NaN }, 'warmUpMs is NaN: give a finite number of at least 0'],
    [{ ...settings, drainMs: Infinity }, 'drainMs is Infinity: give a finite number of at least 0'],
  ])('with durations that cannot be meant is refused', (figures, message) => {
    expect(() => createServiceLifecycle(figures)).toThrow(new RangeError(message));
  });
});

describe('what follows from what', () => {
  const reached = { starting: 50, warmingUp: 120, up: 200, draining: 300 };
  const events: readonly LifecycleEvent[] = [
    { type: 'drain' },
    { type: 'completion' },
    { type: 'shutdown' },
    { type: 'crash', reason: 'fault' },
  ];
  test.each([
    ['starting', ['down', 'starting', 'down', 'crashed']],
    ['warmingUp', ['draining', 'warmingUp', 'down', 'crashed']],
    ['up', ['draining', 'up', 'down', 'crashed']],
    ['draining', ['draining', 'down', 'down', 'crashed']],
  ] as const)('in %s: drain, completion, shutdown and crash lead to %j', (state, expected) => {
    const next = events.map((event) => {
      const { actor, loop, at } = observe();
      if (state === 'draining') at(250, { type: 'drain' });
      loop.run(reached[state]);
      expect(actor.getSnapshot().value).toBe(state);
      actor.send(event);
      return actor.getSnapshot().value;
    });
    expect(next).toEqual(expected);
  });
});

describe('an orderly end', () => {
  test('after a drain that completes is the status done', () => {
    const { actor, loop, log, at } = observe();
    at(200, { type: 'drain' });
    at(700, { type: 'completion' });
    loop.flush();
    expect(log.slice(5)).toEqual([
      '200 [draining]',
      '700 drained 1',
      '700 [down]',
      '700 ended in good order',
    ]);
    expect([actor.getSnapshot().status, loop.pending]).toEqual(['done', 0]);
  });

  test('comes at the limit of a drain that does not complete', () => {
    const { loop, log, at } = observe();
    at(200, { type: 'drain' });
    loop.flush();
    expect(log.slice(6)).toEqual(['1200 drained 0', '1200 [down]', '1200 ended in good order']);
  });

  test('comes at once on a shutdown', () => {
    const { loop, log, at } = observe();
    at(10, { type: 'shutdown' });
    loop.flush();
    expect(log.slice(1)).toEqual(['10 stopped', '10 [down]', '10 ended in good order']);
  });
});

describe('a crash', () => {
  test('is told, and then ends the actor in an error, at the same time but through the clock', () => {
    const { actor, loop, log } = observe();
    loop.run(200);
    actor.send({ type: 'crash', reason: 'memory' });
    expect(log.slice(5)).toEqual(['200 crashed memory', '200 [crashed]']);
    expect(actor.getSnapshot().status).toBe('active');
    loop.flush();
    expect(log.at(-1)).toBe('200 ended: ServiceCrash: the service crashed: memory');
    const { status, error } = actor.getSnapshot();
    expect([status, error, loop.pending]).toEqual(['error', new ServiceCrash('memory'), 0]);
    expect(error).toMatchObject({ name: 'ServiceCrash', reason: 'memory' });
  });

  test('happens once: nothing else is heard between it and the end', () => {
    const hooked: string[] = [];
    const { actor, loop, log } = observe({
      crash: (reason) => void hooked.push(`crash ${reason}`),
      stop: () => void hooked.push('stop'),
    });
    loop.run(200);
    actor.send({ type: 'crash', reason: 'fault' });
    for (const type of ['drain', 'shutdown', 'completion'] as const) actor.send({ type });
    actor.send({ type: 'crash', reason: 'again' });
    loop.flush();
    expect(hooked).toEqual(['crash fault']);
    expect(log.filter((line) => line.includes('crashed '))).toEqual(['200 crashed fault']);
  });
});

describe('with a station as its data plane', () => {
  /** One service with a station; a new lifecycle takes the place of the one that crashed. */
  function service(memoryLimit = 100) {
    const world = stationOnLoop(
      { memoryLimit },
      {
        died: (reason) => lifecycle.actor.send({ type: 'crash', reason }),
        drained: () => lifecycle.actor.send({ type: 'completion' }),
      },
    );
    world.station.stop();
    const begin = () => observe(world.station, world.loop, world.log);
    let lifecycle = begin();
    const offer = (atMs: number, ...tickets: readonly number[]) =>
      world.at(atMs, () => {
        for (const ticket of tickets) world.write(`${world.station.offer(ticket, 1)} ${ticket}`);
      });
    return {
      ...world,
      offer,
      send: (atMs: number, event: LifecycleEvent) => lifecycle.at(atMs, event),
      restart: (atMs: number) => world.at(atMs, () => (lifecycle = begin())),
      told: () => world.log.filter((line) => !line.includes('[')),
    };
  }

  test('a request is served when the start-up is over, not before', () => {
    const { offer, loop, told } = service();
    offer(50, 1);
    offer(120, 2);
    loop.flush();
    expect(told()).toEqual([
      '50 rejected 1',
      '100 started',
      '120 started 2',
      '150 warmedUp',
      '220 served 2',
    ]);
  });

  test('a drain finishes what is held and is over with the last answer', () => {
    const { offer, send, loop, told } = service();
    offer(200, 1, 2);
    send(250, { type: 'drain' });
    offer(260, 3);
    loop.flush();
    expect(told().slice(2)).toEqual([
      '200 started 1',
      '200 queued 2',
      '260 rejected 3',
      '300 served 1',
      '400 served 2',
      '400 drained 1',
      '400 ended in good order',
    ]);
  });

  test('a drain cut off at its limit drops the rest', () => {
    const { offer, send, loop, told } = service();
    offer(200, ...Array.from({ length: 11 }, (_, i) => i));
    send(250, { type: 'drain' });
    loop.flush();
    // 11 services from 200 on: the one that is due at 1300 is cut off at 1250.
    expect(told().slice(-3)).toEqual([
      '1250 drained 0',
      '1250 ended in good order',
      '1250 dropped 10',
    ]);
  });

  test('overload ends it in an error, and a new lifecycle brings the station back', () => {
    const { offer, restart, loop, told } = service(2);
    offer(200, 1, 2, 3);
    restart(1000);
    offer(1160, 4);
    loop.flush();
    expect(told().slice(4)).toEqual([
      '200 rejected 3',
      '200 dropped 1',
      '200 dropped 2',
      '200 crashed memory',
      '200 ended: ServiceCrash: the service crashed: memory',
      '1100 started',
      '1150 warmedUp',
      '1160 started 4',
      '1260 served 4',
    ]);
  });
});
