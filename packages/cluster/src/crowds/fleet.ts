import type { CallLimit, FailureKind } from '@squall/client-actor';
import type { Kernel } from '@squall/kernel';
import type { Digest } from '@squall/metrics';
import { type Sampler, streamSeed } from '@squall/random';
import type { EngineKind } from '../engine/engine.ts';
import type { CallBooks } from './call-books.ts';
import type { CallLog } from './call-log.ts';
import { createCallPost } from './call-post.ts';
import { createCallRecord } from './call-record.ts';
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

/** What is done about each thing that a caller says. */
type Heed = {
  readonly [K in CallerEmitted['type']]: (
    caller: number,
    event: Extract<CallerEmitted, { readonly type: K }>,
  ) => void;
};

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
  const now = () => kernel.now();
  const callers = createCallers(load, kernel, streamSeed(seed, 'loop'), (caller, intendedMs) => {
    record.began(caller, intendedMs);
    crowd.send(caller, { type: 'start' });
  });
  const clientOf = (caller: number) => callers.clientOf(caller);
  const record = createCallRecord(callers.callers, now);
  const limits = createClientLimits(limit, callers.clients, streamSeed(seed, 'limits'), now);
  const post = createCallPost(
    {
      kernel,
      hopMs,
      seed,
      callers: callers.callers,
      clientOf,
      deliver: (caller, type, attempt) =>
        crowd.send(caller, { type, attempt } as { readonly type: string }),
    },
    serviceOf,
  );
  /** By caller: what its latest attempt has paid, how the one before failed. */
  const paid = new Float64Array(callers.callers);
  const failures: FailureKind[] = [];
  const ask = (caller: number, tries: number) => {
    const cost = limits.ask(clientOf(caller), tries, failures[caller] ?? 'transient');
    paid[caller] = cost ?? 0;
    crowd.send(caller, { type: cost === undefined ? 'refusal' : 'permission' });
  };
  const heed: Heed = {
    requested: (caller, { attempt, tries }) => {
      record.sent(caller, tries);
      post.send(caller, attempt);
    },
    timedOut: (caller) => {
      record.timedOut();
      // The station's books know at once who no longer waits; the work is done all the same, unless it cancels.
      post.abandon(caller);
    },
    backedOff: () => {},
    asked: (caller, { tries }) => ask(caller, tries),
    failed: (caller, { failure }) => {
      failures[caller] = failure;
      limits.failed(clientOf(caller));
    },
    succeeded: (caller) => {
      record.succeeded(caller);
      limits.succeeded(clientOf(caller), paid[caller] ?? 0);
      callers.ended(caller);
    },
    gaveUp: (caller) => {
      record.failed(caller, 'gaveUp');
      callers.ended(caller);
    },
    heldBack: (caller, { tries }) => {
      record.failed(caller, tries === 0 ? 'heldBack' : 'retryHeldBack');
      callers.ended(caller);
    },
  };
  const callerSeed = streamSeed(seed, 'callers');
  const crowd = createCrowd(engine, {
    machine: createCaller({ ...settings, asks: limits.asks }, now),
    size: callers.callers,
    kernel,
    inputOf: (caller) => ({ seed: streamSeed(callerSeed, caller) }),
    emitted: (caller, said) => {
      const event = said as unknown as CallerEmitted;
      history?.four(now(), kinds[event.type], caller, event.attempt);
      const heard: (caller: number, event: never) => void = heed[event.type];
      heard(caller, event as never);
    },
  });
  return {
    service: post.service,
    log: record.log,
    start: () => {
      crowd.start();
      callers.start();
    },
    runUntil: (untilMs) => {
      crowd.runUntil(untilMs);
      return record.books({ onTheWay: post.onTheWay, offered: post.service.offered });
    },
  };
}
