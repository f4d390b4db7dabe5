import type { Kernel } from '@squall/kernel';
import type { Outcome, Station } from '@squall/service-actor';
import type { Plan } from './plan.ts';
import type { Recorder } from './recorder.ts';
import type { TicketBook } from './tickets.ts';

export interface CallsOptions {
  readonly kernel: Kernel;
  readonly plan: Plan;
  readonly tickets: TicketBook;
  readonly recorder: Recorder;
  readonly stations: readonly Station[];
}

/** Calls of one service on another, inside the data centre: no network, but still never an answer inside the question. */
export interface Calls {
  depend(
    from: number,
    service: string,
    cost: number,
    timeoutMs: number,
    done: (ok: boolean) => void,
  ): void;
  /** The station called has finished with a ticket. */
  answer(ticket: number, outcome: Outcome): void;
}

/** Stage and client of a call between services in records. */
const none = -1;
const noStage = 255;

export function createCalls(options: CallsOptions): Calls {
  const { kernel, plan, tickets, recorder, stations } = options;
  const waiting = new Map<
    number,
    { readonly timer: number; readonly done: (ok: boolean) => void }
  >();

  /** The caller has its outcome; whatever comes later is in vain. */
  const settle = (ticket: number, kind: 'answered' | 'rejected' | 'timedOut') => {
    const call = waiting.get(ticket);
    if (call === undefined) return;
    waiting.delete(ticket);
    kernel.cancel(call.timer);
    recorder.request(kind, ticket);
    tickets.close(ticket);
    call.done(kind === 'answered');
  };
  const offer = (station: Station, ticket: number, cost: number) => {
    if (station.offer(ticket, cost) !== 'rejected') return;
    settle(ticket, 'rejected');
    tickets.release(ticket);
  };
  const giveUp = (target: number, ticket: number) => {
    settle(ticket, 'timedOut');
    if (plan.stations[target]?.station.cancellation !== true) return;
    if (stations[target]?.abandon(ticket)) tickets.release(ticket);
  };

  return {
    depend: (from, service, cost, timeoutMs, done) => {
      const target = plan.indexOf(plan.stations[from]?.cell ?? none, service);
      const station = stations[target];
      if (station === undefined) throw new Error(`there is no service ${service} to call`);
      const ticket = tickets.issue(none, target, noStage, 0, kernel.now());
      recorder.request('requested', ticket);
      const timer = kernel.schedule(timeoutMs, () => giveUp(target, ticket));
      waiting.set(ticket, { timer, done });
      kernel.schedule(0, () => offer(station, ticket, cost));
    },
    answer: (ticket, outcome) => {
      recorder.served(outcome, ticket);
      kernel.schedule(0, () => {
        settle(ticket, outcome === 'served' ? 'answered' : 'rejected');
        tickets.release(ticket);
      });
    },
  };
}
