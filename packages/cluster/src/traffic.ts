import { type ClientEvent, type Stage, stages } from '@squall/client-actor';
import type { Kernel } from '@squall/kernel';
import { streamSeed, uniformAt } from '@squall/random';
import type { Outcome, Station } from '@squall/service-actor';
import { InFlight } from './in-flight.ts';
import { type Rule, type Way, ways } from './network.ts';
import type { Plan } from './plan.ts';
import type { Recorder } from './recorder.ts';
import { kinds } from './records.ts';
import type { Levers } from './recovery/levers.ts';
import type { TicketBook } from './tickets.ts';

export interface TrafficOptions {
  readonly kernel: Kernel;
  readonly plan: Plan;
  /** By client: the cell that serves it now. */
  readonly servedIn: Uint16Array;
  readonly tickets: TicketBook;
  readonly rules: readonly Rule[];
  readonly recorder: Recorder;
  readonly stations: readonly Station[];
  /** What recovery actors have put before the stations; undefined without them. */
  readonly levers?: Levers | undefined;
  readonly deliver: (client: number, event: ClientEvent) => void;
  /** 1 when the client has a session that can be resumed now. */
  readonly resumable: (client: number) => 0 | 1;
}

const connect = stages.indexOf('connect');
const stageCodes = new Map<string, number>(stages.map((stage, i) => [stage, i]));

/**
 * All traffic between clients and stations: what clients ask for crosses the network and meets a station, its answers
 * cross back. Nothing answers inside the question. Columns and numbers only; a class, so that all runs share its code.
 */
export class Traffic {
  readonly #kernel: Kernel;
  readonly #plan: Plan;
  readonly #cellOf: Uint16Array;
  readonly #tickets: TicketBook;
  readonly #recorder: Recorder;
  readonly #stations: readonly Station[];
  readonly #tell: TrafficOptions['deliver'];
  readonly #resumable: TrafficOptions['resumable'];
  readonly #inFlight: InFlight;
  readonly #levers: Levers | undefined;
  /** 0 as long as nothing is shed. */
  #shedShare = 0;
  #shedSeed = 0;
  #shedInCell = new Uint8Array();

  constructor(options: TrafficOptions) {
    const { kernel, tickets, rules } = options;
    this.#kernel = kernel;
    this.#plan = options.plan;
    this.#cellOf = options.servedIn;
    this.#tickets = tickets;
    this.#recorder = options.recorder;
    this.#stations = options.stations;
    this.#tell = options.deliver;
    this.#resumable = options.resumable;
    this.#levers = options.levers;
    this.#inFlight = new InFlight({
      kernel,
      tickets,
      rules,
      arrived: (ticket, way, served, retryAfterMs) =>
        this.#arrive(ticket, way, served, retryAfterMs),
      lost: (ticket) => this.#lose(ticket),
    });
  }

  /**
   * A client sends a request.
   * @throws Error when it asks for what no client asks for
   */
  request(client: number, stage: Stage, attempt: number, first: 0 | 1): void {
    const code = stageCodes.get(stage) ?? -1;
    const station = this.#plan.stationOf(this.#cellOf[client] ?? 0, code);
    if (station < 0) throw new Error(`it requests "${stage}": give one of ${stages.join(', ')}`);
    if (!Number.isSafeInteger(attempt))
      throw new Error(
        `it requests attempt ${attempt}: give each request a whole number of its own`,
      );
    const ticket = this.#tickets.issue(client, station, code, attempt, this.#kernel.now());
    this.#recorder.request(first === 1 ? kinds.requested : kinds.retried, ticket);
    this.#inFlight.send(ticket, ways.request, 0, 0);
  }

  /**
   * The client's side is closed; a station that lets work be cancelled is told, over the same network.
   * @throws Error when the client has no such request
   */
  close(client: number, kind: 'timedOut' | 'abandoned', attempt: number): void {
    const tickets = this.#tickets;
    const ticket = tickets.find(client, attempt);
    if (ticket < 0)
      throw new Error(
        `it closes attempt ${attempt}: close each request once, as long as it is open`,
      );
    this.#recorder.request(kinds[kind], ticket);
    const cancels = this.#plan.stations[tickets.stationOf(ticket)]?.station.cancellation === true;
    if (cancels) tickets.hold(ticket);
    tickets.close(ticket);
    if (cancels) this.#inFlight.send(ticket, ways.withdrawal, 0, 0);
  }

  /** From now on this share of the connection attempts in these cells is refused at the door, by chance. */
  shed(share: number, cells: readonly number[], seed: number): void {
    this.#shedShare = share;
    this.#shedSeed = seed;
    this.#shedInCell = new Uint8Array(Math.max(0, ...cells) + 1);
    for (const cell of cells) this.#shedInCell[cell] = 1;
  }

  /** A station has finished with a ticket. */
  answer(ticket: number, outcome: Outcome, retryAfterMs: number): void {
    this.#recorder.served(outcome, ticket);
    if (outcome === 'served') this.#inFlight.send(ticket, ways.answer, 1, retryAfterMs);
    else this.#refuse(ticket, retryAfterMs);
  }

  #arrive(ticket: number, way: Way, served: number, retryAfterMs: number): void {
    if (way === ways.request) this.#admit(ticket);
    else if (way === ways.answer) this.#deliver(ticket, served, retryAfterMs);
    else this.#withdraw(ticket);
  }

  #admit(ticket: number): void {
    const tickets = this.#tickets;
    const index = tickets.stationOf(ticket);
    const station = this.#stations[index];
    if (station === undefined) throw new Error(`there is no station ${index}`);
    const stage = tickets.stageOf(ticket);
    const plan = this.#plan;
    const client = tickets.clientOf(ticket);
    if (this.#shedShare > 0 && stage === connect && this.#isShed(ticket, client))
      return this.#inFlight.send(ticket, ways.answer, 0, 0);
    const levers = this.#levers;
    if (levers?.isShed(index, stage)) return this.#refuse(ticket, 0);
    const cost = levers === undefined ? plan.costOf(stage) : levers.costOf(client, stage);
    // Answered before the station: it is nobody's work, and in no station's books.
    if (cost === 0) return this.#inFlight.send(ticket, ways.answer, 1, 0);
    const admission = station.offer(ticket, cost, plan.priorityOf(stage), client);
    if (admission === 'rejected') this.#refuse(ticket, station.retryAfterMs);
  }

  /** Turned away, or given up by its station. */
  #refuse(ticket: number, ownMs: number): void {
    this.#inFlight.send(ticket, ways.answer, 0, this.#toldMs(ticket, ownMs));
  }

  /** What whoever is refused is told to wait, ms; a process that is not there tells nothing. */
  #toldMs(ticket: number, ownMs: number): number {
    const levers = this.#levers;
    if (levers === undefined) return ownMs;
    const tickets = this.#tickets;
    const index = tickets.stationOf(ticket);
    if (this.#stations[index]?.state === 'down') return ownMs;
    return levers.retryAfterMs(index, tickets.clientOf(ticket), tickets.attemptOf(ticket), ownMs);
  }

  #isShed(ticket: number, client: number): boolean {
    if (this.#shedInCell[this.#cellOf[client] ?? 0] !== 1) return false;
    const attempt = this.#tickets.attemptOf(ticket);
    return uniformAt(streamSeed(this.#shedSeed, client), attempt) < this.#shedShare;
  }

  /** A late answer is delivered as well: that it changes nothing is the machine's own business. */
  #deliver(ticket: number, served: number, retryAfterMs: number): void {
    const tickets = this.#tickets;
    const client = tickets.clientOf(ticket);
    const attempt = tickets.attemptOf(ticket);
    // Only to a connect request it is said: a look at the client's session is a line of the cache.
    const asksForSession = served === 1 && tickets.stageOf(ticket) === connect;
    const resumable = asksForSession ? this.#resumable(client) : 0;
    if (tickets.isOpen(ticket)) {
      this.#recorder.request(served === 1 ? kinds.answered : kinds.rejected, ticket);
      tickets.close(ticket);
    }
    tickets.release(ticket);
    if (served === 1) this.#tell(client, { type: 'response', attempt, resumable });
    else this.#tell(client, { type: 'rejection', attempt, retryAfterMs });
  }

  #withdraw(ticket: number): void {
    const tickets = this.#tickets;
    // What has left its station gets no answer any more, so nobody else will release it.
    if (this.#stations[tickets.stationOf(ticket)]?.abandon(ticket)) tickets.release(ticket);
    tickets.release(ticket);
  }

  #lose(ticket: number): void {
    this.#recorder.request(kinds.lost, ticket);
    this.#tickets.release(ticket);
  }
}
