import type { Kernel, TimerTable } from '@squall/kernel';
import type { Outcome, Station } from '@squall/service-actor';
import { Fleet } from './fleet/fleet.ts';
import type { Plan } from './plan.ts';
import type { Recorder } from './recorder.ts';
import { kinds } from './records.ts';
import { type Breakers, gateKey } from './recovery/breakers.ts';
import type { TicketBook } from './tickets.ts';

export interface CallsOptions {
  readonly kernel: Kernel;
  readonly plan: Plan;
  readonly tickets: TicketBook;
  readonly recorder: Recorder;
  readonly stations: readonly Station[];
  /** Switches in the way of calls; undefined without breakers. */
  readonly breakers?: Breakers | undefined;
}

type Done = (ok: boolean) => void;

/** Stage and client of a call between services in records. */
const none = -1;
const noStage = 255;
/** Whoever the balancer of a fleet picks. */
const anybody = -1;

/**
 * Calls of one service on another, inside the data centre: no network, but still never an answer inside the question.
 * Kept by ticket; each of the three things that can come of a call is a timer with the ticket's number.
 */
export class Calls {
  readonly #options: CallsOptions;
  readonly #timeouts: TimerTable;
  readonly #offers: TimerTable;
  readonly #answers: TimerTable;
  /** By ticket: who is told, as long as the caller waits. */
  readonly #waiting: (Done | undefined)[] = [];
  readonly #costs: number[] = [];
  readonly #ok: boolean[] = [];
  /** By ticket: the one instance of a fleet that is asked. */
  readonly #instances: number[] = [];

  constructor(options: CallsOptions) {
    const { kernel } = options;
    this.#options = options;
    this.#timeouts = kernel.timers((ticket) => this.#giveUp(ticket));
    this.#offers = kernel.timers((ticket) => this.#offer(ticket));
    this.#answers = kernel.timers((ticket) => this.#hear(ticket));
  }

  /** A station calls a service; `done` says later whether that answered in time. */
  depend(from: number, service: string, cost: number, timeoutMs: number, done: Done): void {
    const gate = this.#options.breakers?.get(gateKey(from, service));
    if (gate === undefined) this.#call(from, service, cost, timeoutMs, done);
    else if (gate.lets()) this.#call(from, service, cost, timeoutMs, gate.heard(done));
    // Fails without having been made, but still not inside the question.
    else this.#options.kernel.schedule(0, () => done(false));
  }

  #call(from: number, service: string, cost: number, timeoutMs: number, done: Done): void {
    const { plan, stations } = this.#options;
    const target = plan.indexOf(plan.stations[from]?.cell ?? none, service);
    if (stations[target] === undefined) throw new Error(`there is no service ${service} to call`);
    this.probe(target, anybody, cost, timeoutMs, done);
  }

  /** A call on one instance of a fleet, wherever its balancer would send it. */
  probe(station: number, instance: number, cost: number, timeoutMs: number, done: Done): void {
    const { kernel, tickets, recorder } = this.#options;
    const ticket = tickets.issue(none, station, noStage, 0, kernel.now());
    recorder.request(kinds.requested, ticket);
    this.#keep(ticket, cost, done);
    this.#instances[ticket] = instance;
    this.#timeouts.arm(ticket, timeoutMs);
    this.#offers.arm(ticket, 0);
  }

  /** The station called has finished with a ticket. */
  answer(ticket: number, outcome: Outcome): void {
    this.#options.recorder.served(outcome, ticket);
    this.#ok[ticket] = outcome === 'served';
    this.#answers.arm(ticket, 0);
  }

  #keep(ticket: number, cost: number, done: Done): void {
    // Without gaps, or the arrays become dictionaries.
    for (let at = this.#waiting.length; at <= ticket; at++) {
      this.#waiting.push(undefined);
      this.#costs.push(0);
      this.#ok.push(false);
      this.#instances.push(anybody);
    }
    this.#waiting[ticket] = done;
    this.#costs[ticket] = cost;
  }

  #stationOf(ticket: number): number {
    return this.#options.tickets.stationOf(ticket);
  }

  #offer(ticket: number): void {
    const { stations, tickets } = this.#options;
    const station = stations[this.#stationOf(ticket)];
    const cost = this.#costs[ticket] ?? 1;
    const instance = this.#instances[ticket] ?? anybody;
    const admission =
      instance !== anybody && station instanceof Fleet
        ? station.offerTo(instance, ticket, cost)
        : station?.offer(ticket, cost);
    if (admission !== 'rejected') return;
    this.#settle(ticket, kinds.rejected);
    tickets.release(ticket);
  }

  #hear(ticket: number): void {
    this.#settle(ticket, this.#ok[ticket] ? kinds.answered : kinds.rejected);
    this.#options.tickets.release(ticket);
  }

  #giveUp(ticket: number): void {
    const { plan, stations, tickets } = this.#options;
    const target = this.#stationOf(ticket);
    this.#settle(ticket, kinds.timedOut);
    if (plan.stations[target]?.station.cancellation !== true) return;
    if (stations[target]?.abandon(ticket)) tickets.release(ticket);
  }

  /** The caller has its outcome; whatever comes later is in vain. */
  #settle(ticket: number, kind: number): void {
    const done = this.#waiting[ticket];
    if (done === undefined) return;
    this.#waiting[ticket] = undefined;
    this.#timeouts.disarm(ticket);
    this.#options.recorder.request(kind, ticket);
    this.#options.tickets.close(ticket);
    done(kind === kinds.answered);
  }
}
