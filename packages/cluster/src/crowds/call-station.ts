import { createKernel } from '@squall/kernel';
import type { Digest } from '@squall/metrics';
import { type Sampler, streamSeed } from '@squall/random';
import { type Station, type StationSpec, createStation } from '@squall/service-actor';
import type { EngineKind } from '../engine/engine.ts';
import { type CallLog, emptyCallLog } from './call-log.ts';
import { type CallerEmitted, type CallerSettings, createCaller } from './caller.ts';
import { createCrowd } from './crowd.ts';

/** A process that stands still, ms. */
export interface Pause {
  readonly fromMs: number;
  readonly untilMs: number;
  /** What is in service at its beginning stands still too, or is finished first. */
  readonly inService: 'stands' | 'finishes';
}

/** A process with less capacity, ms. */
export interface Slowdown {
  readonly fromMs: number;
  readonly untilMs: number;
  readonly factor: number;
}

export interface OpenCalls {
  readonly engine: EngineKind;
  readonly station: StationSpec;
  readonly caller: CallerSettings;
  /** When calls begin, ms, in order: an open loop, which waits for no answer. */
  readonly arrivalsMs: Float64Array;
  /** How long a message takes one way, ms. */
  readonly hopMs: Sampler;
  /** When the station stands still. */
  readonly pauses?: readonly Pause[];
  /** When service that starts takes `factor` times as long. */
  readonly slowdowns?: readonly Slowdown[];
  readonly seed: number;
  /** Gets all that callers say and all answers. */
  readonly history?: Digest;
}

export interface RunningCalls {
  readonly station: Station;
  readonly log: CallLog;
  /** Events of the calendar so far. */
  readonly events: () => number;
  runUntil(untilMs: number): void;
}

const kinds = { requested: 0, timedOut: 1, backedOff: 2, succeeded: 3, gaveUp: 4 } as const;

/** What the log keeps of what callers say. */
function keep(log: CallLog, event: CallerEmitted, atMs: number, startedMs: number): void {
  if (event.type === 'requested') (event.attempt === 1 ? log.startedMs : log.retriedMs).push(atMs);
  else if (event.type === 'timedOut') log.timedOutMs.push(atMs);
  else if (event.type === 'gaveUp') log.gaveUpMs.push(atMs);
  else if (event.type === 'succeeded') {
    log.succeededMs.push(atMs);
    log.latenciesMs.push(atMs - startedMs);
  }
}

/** Calls in an open loop before one station: each call is a machine of its own, each message takes a hop. */
export function callStation(calls: OpenCalls): RunningCalls {
  const { engine, caller, arrivalsMs, hopMs, seed, history, pauses = [], slowdowns = [] } = calls;
  const kernel = createKernel();
  const log = emptyCallLog();
  const hopSeed = streamSeed(seed, 'hops');
  const callerSeed = streamSeed(seed, 'callers');
  let hops = 0;
  /** Of each ticket: the call, and the number of its attempt. The latest ticket of each call. */
  const callOf: number[] = [];
  const attemptOf: number[] = [];
  const latest = new Int32Array(arrivalsMs.length);
  const afterHop = (task: () => void) => void kernel.schedule(hopMs(hopSeed, hops++), task);
  const tell = (ticket: number, type: 'response' | 'rejection') => {
    const [call = 0, attempt = 0] = [callOf[ticket], attemptOf[ticket]];
    afterHop(() => crowd.send(call, { type, attempt } as { readonly type: string }));
  };
  /** A pause waits for the end of the work in service. Whoever was called after it stands with all its work before it. */
  let pausesNext = false;
  const beginPause = () => {
    pausesNext = false;
    station.pause();
  };
  const station = createStation(calls.station, {
    timers: kernel,
    uniform: { seed: streamSeed(seed, 'service') },
    answer: (ticket, outcome) => {
      if (pausesNext) beginPause();
      tell(ticket, outcome === 'served' ? 'response' : 'rejection');
    },
  });
  const request = (call: number, attempt: number) => {
    const ticket = callOf.push(call) - 1;
    attemptOf.push(attempt);
    latest[call] = ticket;
    afterHop(() => {
      if (station.offer(ticket, 1) === 'rejected') tell(ticket, 'rejection');
    });
  };
  const hear = (call: number, event: CallerEmitted) => {
    const nowMs = kernel.now();
    history?.four(nowMs, kinds[event.type], call, event.attempt);
    keep(log, event, nowMs, arrivalsMs[call] ?? nowMs);
    if (event.type === 'requested') request(call, event.attempt);
    // The station's books know at once who no longer waits; the work is done all the same, unless it cancels.
    else if (event.type === 'timedOut') station.abandon(latest[call] ?? 0);
  };
  const crowd = createCrowd(engine, {
    machine: createCaller(caller, () => kernel.now()),
    size: arrivalsMs.length,
    kernel,
    inputOf: (call) => ({ seed: streamSeed(callerSeed, call) }),
    emitted: (call, event) => hear(call, event as unknown as CallerEmitted),
  });
  station.start();
  crowd.start();
  for (const { fromMs, untilMs, inService } of pauses) {
    kernel.scheduleAt(fromMs, () => {
      if (inService === 'finishes' && station.inService > 0) pausesNext = true;
      else beginPause();
    });
    kernel.scheduleAt(untilMs, () => {
      pausesNext = false;
      station.resume();
    });
  }
  for (const { fromMs, untilMs, factor } of slowdowns) {
    kernel.scheduleAt(fromMs, () => station.setSlowdown(factor));
    kernel.scheduleAt(untilMs, () => station.setSlowdown(1));
  }
  const arrive = (call: number) => {
    const nextMs = arrivalsMs[call + 1];
    if (nextMs !== undefined) kernel.scheduleAt(nextMs, () => arrive(call + 1));
    crowd.send(call, { type: 'start' });
  };
  if (arrivalsMs.length > 0) kernel.scheduleAt(arrivalsMs[0] ?? 0, () => arrive(0));
  return {
    station,
    log,
    events: () => kernel.executed,
    runUntil: (untilMs) => crowd.runUntil(untilMs),
  };
}
