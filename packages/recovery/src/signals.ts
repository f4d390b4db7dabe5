/**
 * What a recovery actor can know of the service that it guards: figures of the last window, as a dashboard shows them.
 * They are sampled, and by the time they are heard they are late; nothing else is known.
 */
export interface Signals {
  /** Of the requests with an outcome the share answered in time, 0..1; 1 when there was none. */
  readonly successShare: number;
  /** The lowest success share of the services behind it, 0..1. */
  readonly behindShare: number;
  /** The lowest success share of the services that the alarm watches, 0..1. */
  readonly watchedShare: number;
  /** Of the requests with an outcome the share that was turned away, 0..1. */
  readonly rejectedShare: number;
  /** Requests served per second, in vain or not. */
  readonly throughputPerSecond: number;
  /** What whoever joins the queue now has to wait, by Little's law: its length over the throughput, ms. */
  readonly waitMs: number;
  /** Busy servers over all servers, 0..1. */
  readonly utilisation: number;
  /** Clients online over all clients, 0..1. */
  readonly onlineShare: number;
}

/** A sample with the figures that an actor asks for; it may carry others. */
export type SampleOf<Figure extends keyof Signals> = { readonly type: 'sample' } & Pick<
  Signals,
  Figure
>;
