import type { Kernel } from '@squall/kernel';
import { type Sampler, streamSeed } from '@squall/random';
import type { Answer, CallService, Tell } from './service.ts';

/** Carries attempts to a service and its answers back: each takes a hop. */
export interface CallPost<Service extends CallService> {
  readonly service: Service;
  /** Attempts that have not come to the service yet. */
  readonly onTheWay: number;
  send(caller: number, attempt: number): void;
  /** The caller no longer waits for its latest attempt. */
  abandon(caller: number): void;
}

export interface PostOptions {
  readonly kernel: Kernel;
  /** How long a message takes one way, ms. */
  readonly hopMs: Sampler;
  readonly seed: number;
  readonly callers: number;
  readonly clientOf: (caller: number) => number;
  readonly deliver: (caller: number, type: Answer, attempt: number) => void;
}

export function createCallPost<Service extends CallService>(
  { kernel, hopMs, seed, callers, clientOf, deliver }: PostOptions,
  serviceOf: (tell: Tell) => Service,
): CallPost<Service> {
  const hopSeed = streamSeed(seed, 'hops');
  let hops = 0;
  let onTheWay = 0;
  const latest = new Int32Array(callers);
  /** Of each ticket: the caller, and the number of its attempt. */
  const callerOf: number[] = [];
  const attemptOf: number[] = [];
  const afterHop = (task: () => void) => void kernel.schedule(hopMs(hopSeed, hops++), task);
  const service = serviceOf((ticket, type) =>
    afterHop(() => deliver(callerOf[ticket] ?? 0, type, attemptOf[ticket] ?? 0)),
  );
  return {
    service,
    get onTheWay() {
      return onTheWay;
    },
    send: (caller, attempt) => {
      const ticket = callerOf.push(caller) - 1;
      attemptOf.push(attempt);
      latest[caller] = ticket;
      onTheWay++;
      afterHop(() => {
        onTheWay--;
        service.offer(ticket, clientOf(caller));
      });
    },
    abandon: (caller) => service.abandon(latest[caller] ?? 0),
  };
}
