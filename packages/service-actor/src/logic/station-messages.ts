import type { StationCounters } from '../station/counters.ts';
import type { Outcome, StationPorts } from '../station/ports.ts';
import type { StationState } from '../station/station.ts';
import type { Timers } from '../timers.ts';

/** What a station as an actor hears. */
export type StationEvent =
  | {
      readonly type: 'request';
      readonly ticket: number;
      /** 1 unless told. */
      readonly cost?: number;
      readonly priority?: number;
      /** Who asks; the ticket unless told. */
      readonly user?: number;
    }
  /** The caller no longer waits. */
  | { readonly type: 'withdrawal'; readonly ticket: number }
  /** Take nothing new, finish what is held, then end. */
  | { readonly type: 'drain' }
  /** Die with everything held. */
  | { readonly type: 'crash'; readonly reason: string };

/** What it says: just what a client's machine hears, so that it can be passed on as it is. */
export type StationEmitted =
  | { readonly type: 'response'; readonly ticket: number }
  | {
      readonly type: 'rejection';
      readonly ticket: number;
      /** Not let in; or let in, and what became of it. */
      readonly reason: 'refused' | Exclude<Outcome, 'served'>;
      /** What the caller is told to wait, ms; 0: nothing. */
      readonly retryAfterMs: number;
    };

/** What the actor needs from its program. */
export interface StationInput {
  readonly timers: Timers;
  /** The stream of its service times, a uint32; 0 unless told. */
  readonly seed?: number;
  /** Calls another station; needed when the specification has dependencies. */
  readonly depend?: NonNullable<StationPorts['depend']>;
}

/** What an observer or the inspector sees of it. */
export interface StationView {
  readonly state: StationState;
  readonly queueLength: number;
  readonly inService: number;
  readonly counters: StationCounters;
}
