/** What an attempt comes to at a service: done; not let in, or thrown out; or the service broke over it. */
export type Answer = 'response' | 'rejection' | 'failure';

/** Where the attempts of a fleet arrive. Tickets are numbered from 0, each is offered once. */
export interface CallService {
  /** May answer at once: the answer has a way to go all the same. */
  offer(ticket: number, client: number): void;
  /** Its caller no longer waits. */
  abandon(ticket: number): void;
  /** Tickets offered up to now. */
  readonly offered: number;
}

/** Tells a caller; what is told about an attempt that nobody waits for changes nothing. */
export type Tell = (ticket: number, answer: Answer) => void;
