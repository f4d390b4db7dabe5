import type { SeriesPoint } from '@squall/metrics';
import { createKernel } from '@squall/kernel';
import { deterministic } from '@squall/random';
import { createStation } from '@squall/service-actor';
import type { EngineKind } from '../engine/engine.ts';
import { createAwaited, nobody } from './awaited.ts';
import { type CallerTimes, createCaller } from './caller.ts';
import { type Crowd, createCrowd } from './crowd.ts';

const secondMs = 1000;
/** Requests under way at once, at most. */
const callersMax = 500;

export interface RetryRun extends CallerTimes {
  readonly engine: EngineKind;
  /** New requests, exactly spaced, 1/s. */
  readonly arrivalsPerSecond: number;
  /** Of the one server, 1/s. */
  readonly servedPerSecond: number;
  readonly pause: { readonly fromS: number; readonly toS: number };
  /** This share of the new requests is turned away at the door, 0..1. */
  readonly shed?: { readonly share: number; readonly fromS: number; readonly toS: number };
  readonly horizonS: number;
}

/** Turns away evenly: whenever the shares of those who came add up to a whole one. */
function shedding(shed: RetryRun['shed']): (atS: number) => boolean {
  let due = 0;
  return (atS) => {
    if (shed === undefined || atS < shed.fromS || atS >= shed.toS) return false;
    due += shed.share;
    if (due < 1) return false;
    due -= 1;
    return true;
  };
}

/** Callers who try again before one server that stands still for a while and serves abandoned work too. One window is 1 s. */
export function runRetries(given: RetryRun) {
  const { engine, arrivalsPerSecond, servedPerSecond, pause, horizonS } = given;
  const isShed = shedding(given.shed);
  const kernel = createKernel();
  const awaited = createAwaited(callersMax);
  const free = Array.from({ length: callersMax }, (_, caller) => callersMax - 1 - caller);
  let answeredInTime = 0;

  const station = createStation(
    {
      name: 'retries',
      servers: 1,
      queueCapacity: Number.MAX_SAFE_INTEGER,
      serviceTime: deterministic(secondMs / servedPerSecond),
    },
    { timers: kernel, uniform: { seed: 1 }, answer },
  );
  function answer(ticket: number): void {
    const caller = awaited.settle(ticket);
    if (caller === nobody) return;
    answeredInTime++;
    free.push(caller);
    crowd.send(caller, { type: 'answered' });
  }
  const emitted: Readonly<Record<string, (caller: number) => void>> = {
    asked: (caller) => station.offer(awaited.issue(caller), 1),
    timedOut: (caller) => station.abandon(awaited.forget(caller)),
    gaveUp: (caller) => free.push(caller),
  };
  const crowd: Crowd = createCrowd(engine, {
    machine: createCaller(given),
    size: callersMax,
    kernel,
    inputOf: () => undefined,
    emitted: (caller, { type }) => emitted[type]?.(caller),
  });
  function arrive(index: number): void {
    kernel.scheduleAt((index * secondMs) / arrivalsPerSecond, () => {
      arrive(index + 1);
      if (isShed(kernel.now() / secondMs)) return;
      const caller = free.pop();
      if (caller === undefined) throw new RangeError(`more than ${callersMax} callers at once`);
      crowd.send(caller, { type: 'request' });
    });
  }
  station.start();
  crowd.start();
  arrive(1);
  kernel.scheduleAt(pause.fromS * secondMs, () => station.pause());
  kernel.scheduleAt(pause.toS * secondMs, () => station.resume());
  const goodput: SeriesPoint[] = [];
  const queue: number[] = [];
  for (let atS = 1; atS <= horizonS; atS++) {
    const before = answeredInTime;
    crowd.runUntil(atS * secondMs);
    goodput.push({ atMs: atS * secondMs, value: answeredInTime - before });
    queue.push(station.queueLength);
  }
  /** By windows: answered in time, 1/s; and how many wait at their end. */
  return { goodput, queue };
}
