import type { Outcome } from '@squall/service-actor';
import { type Observable, Subject } from 'rxjs';
import type { ClusterRecord, RecordKind } from './records.ts';
import type { TicketBook } from './tickets.ts';

/** Writes the history: one record for each thing that happens, on one stream that every fold reads. */
export interface Recorder {
  readonly records: Observable<ClusterRecord>;
  /** Something about a request; its client, station, stage and age come from the ticket. */
  request(kind: RecordKind, ticket: number): void;
  /** The station has finished with a ticket: useful when its client still waits. */
  served(outcome: Outcome, ticket: number): void;
  /** Something about a client. */
  client(kind: RecordKind, client: number, value?: number, from?: number): void;
  /** Something about a station, or about the whole (-1). */
  station(kind: RecordKind, station: number, value?: number): void;
  complete(): void;
}

export function createRecorder(now: () => number, tickets: TicketBook): Recorder {
  const records = new Subject<ClusterRecord>();
  const write = (
    kind: RecordKind,
    client: number,
    station: number,
    stage: number,
    value: number,
    from: number,
  ) => records.next({ kind, atMs: now(), client, station, stage, value, from });
  const request = (kind: RecordKind, ticket: number) =>
    write(
      kind,
      tickets.client[ticket] ?? -1,
      tickets.station[ticket] ?? -1,
      tickets.stage[ticket] ?? -1,
      tickets.attempt[ticket] ?? -1,
      now() - (tickets.sentAtMs[ticket] ?? 0),
    );
  return {
    records,
    request,
    served: (outcome, ticket) => {
      if (outcome !== 'served') request('serviceFailed', ticket);
      else request(tickets.isOpen(ticket) ? 'servedUseful' : 'servedWasted', ticket);
    },
    client: (kind, client, value = 0, from = 0) => write(kind, client, -1, -1, value, from),
    station: (kind, station, value = 0) => write(kind, -1, station, -1, value, 0),
    complete: () => records.complete(),
  };
}
