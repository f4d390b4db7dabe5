import { deterministic } from '@squall/random';
import { describe, expect, test, vi } from 'vitest';
import { createActor, setup } from 'xstate';
import {
  ServiceCrash,
  type StationEvent,
  type StationInput,
  type StationSpec,
  stationLogic,
} from '../index.ts';
import { createEventLoop } from '../testing/event-loop.ts';
import { loopClock } from '../testing/loop-clock.ts';

const spec: StationSpec = {
  name: 'desk',
  servers: 1,
  queueCapacity: 1,
  serviceTime: deterministic(100),
};

/** An actor that writes down what it says and how it ends. */
function stationActor(change: Partial<StationSpec> = {}, input: Partial<StationInput> = {}) {
  const loop = createEventLoop();
  const log: string[] = [];
  const write = (line: string) => void log.push(`${loop.now()} ${line}`);
  const logic = stationLogic({ ...spec, ...change });
  const actor = createActor(logic, { input: { timers: loop, ...input } });
  actor.on('response', ({ ticket }) => write(`response ${ticket}`));
  actor.on('rejection', ({ ticket, reason, retryAfterMs }) =>
    write(`rejection ${ticket} ${reason} ${retryAfterMs}`),
  );
  actor.subscribe({
    error: (error) => write(`ended: ${String(error)}`),
    complete: () => write('ended in good order'),
  });
  actor.start();
  const at = (atMs: number, event: StationEvent) =>
    void loop.setTimer(atMs - loop.now(), () => actor.send(event));
  const request = (...tickets: readonly number[]) => {
    for (const ticket of tickets) actor.send({ type: 'request', ticket });
  };
  return { actor, loop, log, at, request };
}

describe('a station as an actor', () => {
  test('emits one response or rejection for each request, and never inside it', () => {
    const admission = { kind: 'queueLimit', retryAfterMs: 30 } as const;
    const { loop, log, request } = stationActor({ admission });
    request(1, 2, 3);
    expect(log).toEqual([]);
    loop.flush();
    expect(log).toEqual(['0 rejection 3 refused 30', '100 response 1', '200 response 2']);
  });

  test('says just what a client can be told: no field more', () => {
    const { actor, loop, request } = stationActor();
    const heard: unknown[] = [];
    actor.on('*', (event) => void heard.push(event));
    request(1, 2, 3);
    loop.flush();
    expect(heard).toEqual([
      { type: 'rejection', ticket: 3, reason: 'refused', retryAfterMs: 0 },
      { type: 'response', ticket: 1 },
      { type: 'response', ticket: 2 },
    ]);
  });

  test('heeds cost and priority', () => {
    const { actor, loop, log } = stationActor({ queueCapacity: 9 });
    actor.send({ type: 'request', ticket: 1, cost: 3 });
    actor.send({ type: 'request', ticket: 2 });
    actor.send({ type: 'request', ticket: 3, priority: 5 });
    loop.flush();
    expect(log).toEqual(['300 response 1', '400 response 3', '500 response 2']);
  });

  test('says why a request has left the queue: its own patience, or the overload control', () => {
    const queueCapacity = 5;
    const impatient = stationActor({ queueCapacity, patience: deterministic(40) });
    impatient.request(1, 2);
    impatient.loop.flush();
    expect(impatient.log).toEqual(['40 rejection 2 reneged 0', '100 response 1']);
    const admission = { kind: 'controlledDelay', intervalMs: 50, retryAfterMs: 30 } as const;
    const shedding = stationActor({ queueCapacity, admission });
    shedding.request(1, 2);
    shedding.loop.flush();
    expect(shedding.log).toEqual(['100 response 1', '100 rejection 2 shed 30']);
  });

  test('lets a withdrawn request go without a word, with cancellation', () => {
    const { actor, loop, log, request } = stationActor({ cancellation: true });
    request(1, 2);
    actor.send({ type: 'withdrawal', ticket: 1 });
    loop.flush();
    expect(log).toEqual(['100 response 2']);
  });

  test('shows its queue and its books in every snapshot', () => {
    const { actor, loop, request } = stationActor();
    const seen: string[] = [];
    actor.subscribe(({ context: { state, inService, queueLength, counters } }) =>
      seen.push(`${state} ${inService} ${queueLength} ${counters.served}`),
    );
    request(1, 2);
    loop.flush();
    expect(seen).toEqual(['up 1 0 0', 'up 1 1 0', 'up 1 0 1', 'up 0 0 2']);
  });

  test('tells a listener when its snapshot is already the new one', () => {
    const { actor, loop, request } = stationActor();
    const served: number[] = [];
    actor.on('response', () => served.push(actor.getSnapshot().context.counters.served));
    request(1);
    loop.flush();
    expect(served).toEqual([1]);
  });

  test('takes a new request from inside its answer', () => {
    const { actor, loop, log, request } = stationActor();
    actor.on('response', ({ ticket }) => {
      if (ticket < 3) request(ticket + 1);
    });
    request(1);
    loop.flush();
    expect(log).toEqual(['100 response 1', '200 response 2', '300 response 3']);
  });

  test('calls the stations it depends on', () => {
    const calls: string[] = [];
    const { loop, log, request } = stationActor(
      { dependencies: [{ station: 'directory', cost: 1, timeoutMs: 9 }] },
      {
        depend: (station, _, __, done) => {
          calls.push(station);
          loop.setTimer(5, () => done(false));
        },
      },
    );
    request(1);
    loop.flush();
    expect([calls, log]).toEqual([['directory'], ['105 rejection 1 failed 0']]);
  });

  test('draws from the stream it is given', () => {
    const run = (seed: number) => {
      const { loop, log, request } = stationActor(
        { serviceTime: { kind: 'exponential', mean: 100 } },
        { seed },
      );
      request(1, 2);
      loop.flush();
      return log;
    };
    expect(run(7)).toEqual(run(7));
    expect(run(7)).not.toEqual(run(8));
  });
});

describe('its end', () => {
  test('is done when it has drained', () => {
    const { actor, loop, log, at, request } = stationActor();
    request(1, 2);
    at(50, { type: 'drain' });
    at(60, { type: 'request', ticket: 3 });
    loop.flush();
    expect(log).toEqual([
      '60 rejection 3 refused 0',
      '100 response 1',
      '200 response 2',
      '200 ended in good order',
    ]);
    expect(actor.getSnapshot().status).toBe('done');
  });

  test('is an error after a crash, when everybody has heard of it', () => {
    const { actor, loop, log, at, request } = stationActor();
    request(1, 2);
    at(50, { type: 'crash', reason: 'fault' });
    loop.flush();
    expect(log).toEqual([
      '50 rejection 1 dropped 0',
      '50 rejection 2 dropped 0',
      '50 ended: ServiceCrash: the service crashed: fault',
    ]);
    expect(actor.getSnapshot().error).toEqual(new ServiceCrash('fault'));
  });

  test('is an error when it runs out of memory', () => {
    const { loop, log, request } = stationActor({ memoryLimit: 1 });
    request(1, 2);
    loop.flush();
    expect(log).toEqual([
      '0 rejection 1 dropped 0',
      '0 rejection 2 refused 0',
      '0 ended: ServiceCrash: the service crashed: memory',
    ]);
  });

  test('when it is stopped, leaves no timer and says nothing more', () => {
    const { actor, loop, log, request } = stationActor();
    // XState warns of events that are sent to an actor that has ended.
    const warn = vi.spyOn(console, 'warn').mockImplementation(() => undefined);
    request(1, 2);
    actor.stop();
    loop.flush();
    expect([log, loop.now()]).toEqual([['0 ended in good order'], 0]);
    expect(warn).not.toHaveBeenCalled();
    warn.mockRestore();
  });

  test('is an error when a request cannot be meant, and leaves no timer', () => {
    const { loop, log, request } = stationActor();
    request(1, -1);
    loop.flush();
    expect(log).toEqual(['0 ended: RangeError: ticket is -1: give a whole number of at least 0']);
    expect(loop.now()).toBe(0);
  });
});

describe('in a program', () => {
  test('it is invoked by a machine like any other logic', () => {
    const loop = createEventLoop();
    const machine = setup({ actors: { desk: stationLogic(spec) } }).createMachine({
      initial: 'open',
      states: {
        open: {
          invoke: {
            src: 'desk',
            id: 'desk',
            input: { timers: loop },
            onDone: { target: 'closed' },
          },
        },
        closed: {},
      },
    });
    const actor = createActor(machine, { clock: loopClock(loop) }).start();
    const { desk } = actor.getSnapshot().children;
    desk?.send({ type: 'request', ticket: 1 });
    desk?.send({ type: 'drain' });
    loop.flush();
    expect([actor.getSnapshot().value, loop.now()]).toEqual(['closed', 100]);
  });

  test('one logic makes many actors, each with a station of its own', () => {
    const loop = createEventLoop();
    const logic = stationLogic(spec);
    const actors = [0, 1].map(() => createActor(logic, { input: { timers: loop } }).start());
    actors[0]?.send({ type: 'request', ticket: 1 });
    expect(actors.map((actor) => actor.getSnapshot().context.inService)).toEqual([1, 0]);
  });

  test('a snapshot cannot be brought back to work, and it says so', () => {
    const { actor, request } = stationActor();
    request(1);
    const error: unknown[] = [];
    const restored = createActor(stationLogic(spec), {
      input: { timers: createEventLoop() },
      snapshot: actor.getPersistedSnapshot(),
    });
    restored.subscribe({ error: (one) => void error.push(one) });
    restored.start();
    expect(error).toEqual([
      new Error(
        'station desk cannot be restored, its work is not in the snapshot: create the actor without one',
      ),
    ]);
  });

  test('a specification that cannot be meant is refused before there is an actor', () => {
    expect(() => stationLogic({ ...spec, servers: 0 })).toThrow(
      'station desk: servers is 0: give a whole number of at least 1',
    );
  });
});
