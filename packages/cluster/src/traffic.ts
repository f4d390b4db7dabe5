import { type ClientEmitted, type ClientEvent, type Stage, stages } from '@squall/client-actor';
import type { Kernel } from '@squall/kernel';
import type { Outcome, Station } from '@squall/service-actor';
import { type Observable, Subject, merge } from 'rxjs';
import { filter, map, share } from 'rxjs/operators';
import type { Emission } from './emission.ts';
import type { Message, Rule } from './network.ts';
import type { Plan } from './plan.ts';
import type { Population } from './population.ts';
import type { Recorder } from './recorder.ts';
import type { TicketBook } from './tickets.ts';
import { travel } from './travel.ts';

/** What a station decided, on its way back to the client. */
interface Answer extends Message {
  readonly outcome: Outcome | 'rejected';
  readonly retryAfterMs: number;
}

export interface TrafficOptions {
  readonly kernel: Kernel;
  readonly plan: Plan;
  readonly population: Population;
  readonly tickets: TicketBook;
  readonly rules: readonly Rule[];
  readonly recorder: Recorder;
  readonly stations: readonly Station[];
  readonly emissions: Observable<Emission>;
  readonly deliver: (client: number, event: ClientEvent) => void;
  /** 1 when the client has a session that can be resumed now. */
  readonly resumable: (client: number) => 0 | 1;
  /** A client said what no client says: the run cannot go on. */
  readonly failed: (client: number, error: unknown) => void;
}

export interface Traffic {
  /** A station has finished with a ticket. */
  answer(ticket: number, outcome: Outcome, retryAfterMs: number): void;
}

type Requested = Extract<ClientEmitted, { type: 'requested' }>;
type Closed = Extract<ClientEmitted, { type: 'timedOut' | 'abandoned' }>;

const stageIndex = new Map<string, number>(stages.map((stage, i) => [stage, i]));
const stageOf = (stage: Stage) => stageIndex.get(stage) ?? -1;

/**
 * All traffic between clients and stations, as streams: what clients emit becomes requests, requests cross the network
 * and meet a station, its answers cross back. Nothing answers inside the question.
 */
export function createTraffic(options: TrafficOptions): Traffic {
  const { kernel, plan, population, tickets, rules, recorder, stations, emissions } = options;
  const answers = new Subject<Answer>();

  const message = (ticket: number, way: Message['way']): Message => ({
    ticket,
    client: tickets.client[ticket] ?? 0,
    station: tickets.station[ticket] ?? 0,
    attempt: tickets.attempt[ticket] ?? 0,
    way,
  });
  /** Written out: a literal that begins with a spread costs many times more, and there is one for each request. */
  const reply = (ticket: number, outcome: Answer['outcome'], retryAfterMs: number): Answer => ({
    ticket,
    client: tickets.client[ticket] ?? 0,
    station: tickets.station[ticket] ?? 0,
    attempt: tickets.attempt[ticket] ?? 0,
    way: 'answer',
    outcome,
    retryAfterMs,
  });
  const lose = (lost: Message) => {
    recorder.request('lost', lost.ticket);
    tickets.release(lost.ticket);
  };

  const issue = (client: number, { stage, attempt, first }: Requested): Message => {
    const code = stageOf(stage);
    const station = plan.stationOf(population.cellOf[client] ?? 0, code);
    if (station < 0) throw new Error(`it requests "${stage}": give one of ${stages.join(', ')}`);
    if (!Number.isSafeInteger(attempt))
      throw new Error(
        `it requests attempt ${attempt}: give each request a whole number of its own`,
      );
    const ticket = tickets.issue(client, station, code, attempt, kernel.now());
    recorder.request(first === 1 ? 'requested' : 'retried', ticket);
    return message(ticket, 'request');
  };

  /** The client's side is closed; a station that lets work be cancelled is told, over the same network. */
  const withdraw = (client: number, { type, attempt }: Closed): Message | undefined => {
    const ticket = tickets.find(client, attempt);
    if (ticket < 0)
      throw new Error(
        `it closes attempt ${attempt}: close each request once, as long as it is open`,
      );
    recorder.request(type, ticket);
    const cancels = plan.stations[tickets.station[ticket] ?? 0]?.station.cancellation === true;
    if (cancels) tickets.hold(ticket);
    const withdrawal = message(ticket, 'withdrawal');
    tickets.close(ticket);
    return cancels ? withdrawal : undefined;
  };

  const admit = ({ ticket, station: index }: Message) => {
    const station = stations[index];
    if (station === undefined) throw new Error(`there is no station ${index}`);
    const admission = station.offer(ticket, plan.costOf(tickets.stage[ticket] ?? 0));
    if (admission === 'rejected') answers.next(reply(ticket, 'rejected', station.retryAfterMs));
  };

  const deliver = ({ ticket, client, attempt, outcome, retryAfterMs }: Answer) => {
    const served = outcome === 'served';
    if (tickets.isOpen(ticket)) {
      recorder.request(served ? 'answered' : 'rejected', ticket);
      tickets.close(ticket);
    }
    tickets.release(ticket);
    // A late answer is delivered as well: that it changes nothing is the machine's own business.
    options.deliver(
      client,
      served
        ? { type: 'response', attempt, resumable: options.resumable(client) }
        : { type: 'rejection', attempt, retryAfterMs },
    );
  };

  /** What a machine gets wrong ends the run here: RxJS would throw it again from a real timer, after the run. */
  const heed =
    <E>(take: (client: number, event: E) => Message | undefined) =>
    ({ client, event }: Emission<E>): Message | undefined => {
      try {
        return take(client, event);
      } catch (error) {
        options.failed(client, error);
        return undefined;
      }
    };
  const spoken = emissions.pipe(share());
  const requests = spoken.pipe(
    filter((emission): emission is Emission<Requested> => emission.event.type === 'requested'),
    map(heed(issue)),
  );
  const withdrawals = spoken.pipe(
    filter(
      (emission): emission is Emission<Closed> =>
        emission.event.type === 'timedOut' || emission.event.type === 'abandoned',
    ),
    map(heed(withdraw)),
  );
  merge(requests, withdrawals)
    .pipe(
      filter((message) => message !== undefined),
      travel(kernel, rules, lose),
    )
    .subscribe((arrival) => {
      if (arrival.way === 'request') return admit(arrival);
      // What has left its station gets no answer any more, so nobody else will release it.
      if (stations[arrival.station]?.abandon(arrival.ticket)) tickets.release(arrival.ticket);
      tickets.release(arrival.ticket);
    });
  answers.pipe(travel<Answer>(kernel, rules, lose)).subscribe((answer) => deliver(answer));

  return {
    answer: (ticket, outcome, retryAfterMs) => {
      recorder.served(outcome, ticket);
      answers.next(reply(ticket, outcome, retryAfterMs));
    },
  };
}
