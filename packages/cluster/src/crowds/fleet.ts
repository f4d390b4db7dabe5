import type { CallLimit, FailureKind } from '@squall/client-actor';
import type { Kernel } from '@squall/kernel';
import type { Digest } from '@squall/metrics';
import { type Sampler, streamSeed } from '@squall/random';
import type { EngineKind } from '../engine/engine.ts';
import { type CallBooks, callBooks, checkCallBooks } from './call-books.ts';
import { type CallLog, emptyCallLog } from './call-log.ts';
import { type CallerEmitted, type CallerSettings, createCaller } from './caller.ts';
import { createClientLimits } from './client-limits.ts';
import { createCrowd } from './crowd.ts';
import { type Load, createCallers } from './load.ts';
import type { CallService, Tell } from './service.ts';

/** Clients that call a service, each call with time-outs and retries, each client with its own limit. */
export interface Fleet {
  readonly engine: EngineKind;
  /** Who calls when. */
  readonly load: Load;
  readonly caller: Omit<CallerSettings, 'asks'>;
  /** What each client imposes on itself, over all of its calls; nothing when absent. */
  readonly limit?: CallLimit;
  /** How long a message takes one way, ms. */
  readonly hopMs: Sampler;
  readonly seed: number;
  /** Gets all that callers say. */
  readonly history?: Digest | undefined;
}

export interface RunningFleet<Service extends CallService> {
  readonly service: Service;
  readonly log: CallLog;
  start(): void;
  /**
   * Up to that moment, at which the books balance.
   * @throws EngineFault when they do not, and whatever the machine of a caller threw
   */
  runUntil(untilMs: number): CallBooks;
}

const kinds = {
  requested: 0,
  timedOut: 1,
  backedOff: 2,
  succeeded: 3,
  gaveUp: 4,
  heldBack: 5,
  failed: 6,
  asked: 7,
} as const;

/** A limit that only counts the retries of each call needs no leave: it is a policy that gives up. */
function countedByPolicy({ limit, caller }: Fleet): Pick<Fleet, 'limit' | 'caller'> {
  if (limit?.kind !== 'retryCount') return { ...(limit === undefined ? {} : { limit }), caller };
  const retriesMax = Math.min(limit.retriesMax, caller.policy.retriesMax ?? Infinity);
  return { caller: { ...caller, policy: { ...caller.policy, retriesMax } } };
}

/** Callers on a kernel before a service: each attempt and each answer takes a hop. */
export function createFleet<Service extends CallService>(
  fleet: Fleet,
  kernel: Kernel,
  serviceOf: (tell: Tell) => Service,
): RunningFleet<Service> {
  const { engine, load, hopMs, seed, history } = fleet;
  const { limit, caller: settings } = countedByPolicy(fleet);
  const log = emptyCallLog();
  const hopSeed = streamSeed(seed, 'hops');
  let hops = 0;
  const afterHop = (task: () => void) => void kernel.schedule(hopMs(hopSeed, hops++), task);

  const callers = createCallers(load, kernel, streamSeed(seed, 'loop'), (caller, intendedMs) => {
    calls++;
    open[caller] = 1;
    intendedAtMs[caller] = intendedMs;
    crowd.send(caller, { type: 'start' });
  });
  const limits = createClientLimits(limit, callers.clients, streamSeed(seed, 'limits'), () =>
    kernel.now(),
  );
  let calls = 0;
  let onTheWay = 0;
  /** By caller: whether it has a call, when that was to begin, when it was first sent. */
  const open = new Uint8Array(callers.callers);
  const intendedAtMs = new Float64Array(callers.callers);
  const sentAtMs = new Float64Array(callers.callers);
  /** By caller: the latest ticket, what its attempt has paid, how the one before failed. */
  const latest = new Int32Array(callers.callers);
  const paid = new Float64Array(callers.callers);
  const failures: FailureKind[] = [];
  /** Of each ticket: the caller, and the number of its attempt. */
  const callerOf: number[] = [];
  const attemptOf: number[] = [];

  const service = serviceOf((ticket, type) => {
    const [caller = 0, attempt = 0] = [callerOf[ticket], attemptOf[ticket]];
    afterHop(() => crowd.send(caller, { type, attempt } as { readonly type: string }));
  });
  const request = (caller: number, attempt: number) => {
    const ticket = callerOf.push(caller) - 1;
    attemptOf.push(attempt);
    latest[caller] = ticket;
    onTheWay++;
    afterHop(() => {
      onTheWay--;
      service.offer(ticket, callers.clientOf(caller));
    });
  };
  const ask = (caller: number, tries: number) => {
    const cost = limits.ask(callers.clientOf(caller), tries, failures[caller] ?? 'transient');
    paid[caller] = cost ?? 0;
    crowd.send(caller, { type: cost === undefined ? 'refusal' : 'permission' });
  };
  const end = (caller: number, moments: number[]) => {
    moments.push(kernel.now());
    open[caller] = 0;
    callers.ended(caller);
  };
  const sent = (caller: number, attempt: number, tries: number) => {
    const nowMs = kernel.now();
    if (tries === 1) sentAtMs[caller] = nowMs;
    (tries === 1 ? log.startedMs : log.retriedMs).push(nowMs);
    request(caller, attempt);
  };
  const succeeded = (caller: number) => {
    const nowMs = kernel.now();
    log.latenciesMs.push(nowMs - (intendedAtMs[caller] ?? nowMs));
    log.sinceSentMs.push(nowMs - (sentAtMs[caller] ?? nowMs));
    limits.succeeded(callers.clientOf(caller), paid[caller] ?? 0);
    end(caller, log.succeededMs);
  };
  const timedOut = (caller: number) => {
    log.timedOutMs.push(kernel.now());
    // The station's books know at once who no longer waits; the work is done all the same, unless it cancels.
    service.abandon(latest[caller] ?? 0);
  };
  const failed = (caller: number, failure: FailureKind) => {
    failures[caller] = failure;
    limits.failed(callers.clientOf(caller));
  };
  const hear = (caller: number, event: CallerEmitted) => {
    history?.four(kernel.now(), kinds[event.type], caller, event.attempt);
    if (event.type === 'requested') sent(caller, event.attempt, event.tries);
    else if (event.type === 'succeeded') succeeded(caller);
    else if (event.type === 'timedOut') timedOut(caller);
    else if (event.type === 'gaveUp') end(caller, log.gaveUpMs);
    else if (event.type === 'asked') ask(caller, event.tries);
    else if (event.type === 'failed') failed(caller, event.failure);
    else if (event.type === 'heldBack')
      end(caller, event.tries === 0 ? log.heldBackMs : log.retriesHeldBackMs);
  };
  const callerSeed = streamSeed(seed, 'callers');
  const crowd = createCrowd(engine, {
    machine: createCaller({ ...settings, asks: limits.asks }, () => kernel.now()),
    size: callers.callers,
    kernel,
    inputOf: (caller) => ({ seed: streamSeed(callerSeed, caller) }),
    emitted: (caller, event) => hear(caller, event as unknown as CallerEmitted),
  });
  return {
    service,
    log,
    start: () => {
      crowd.start();
      callers.start();
    },
    runUntil: (untilMs) => {
      crowd.runUntil(untilMs);
      const inFlight = open.reduce((sum, is) => sum + is, 0);
      const seen = { calls, inFlight, onTheWay, offered: service.offered };
      return checkCallBooks(callBooks(log, seen));
    },
  };
}
