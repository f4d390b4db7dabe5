import type { StationSpec } from '../spec/station-spec.ts';
import { createStation } from '../station/create-station.ts';
import type { Outcome } from '../station/ports.ts';
import type { Station } from '../station/station.ts';
import type { StationEvent, StationInput, StationView } from './station-messages.ts';

/** What the station's timers tell its own actor, so that every change is an event one can watch. */
export type StationNotice =
  | { readonly type: 'answer'; readonly ticket: number }
  | {
      readonly type: 'refusal';
      readonly ticket: number;
      readonly reason: 'refused' | Exclude<Outcome, 'served'>;
      readonly retryAfterMs: number;
    }
  /** Drained: nothing is held any more. */
  | { readonly type: 'completion' }
  | { readonly type: 'death'; readonly reason: string };

/** A station between an actor's events and its timers. */
export interface StationWorker {
  start(): void;
  hear(event: StationEvent): void;
  view(): StationView;
  /** Ends the work; nothing is told any more. */
  dispose(): void;
}

/** Nothing answers inside the question: whatever follows from an event is told in one of its own. */
export function createWorker(
  spec: StationSpec,
  { timers, seed = 0, depend }: StationInput,
  tell: (notice: StationNotice) => void,
): StationWorker {
  let disposed = false;
  const say = (notice: StationNotice) => {
    if (!disposed) tell(notice);
  };
  const sayLater = (notice: StationNotice) => void timers.setTimer(0, () => say(notice));
  const station = createStation(spec, {
    timers,
    uniform: { seed },
    answer: (ticket, outcome, retryAfterMs) =>
      outcome === 'served'
        ? say({ type: 'answer', ticket })
        : say({ type: 'refusal', ticket, reason: outcome, retryAfterMs }),
    // Later still: the request that was one too many is refused before the actor ends.
    died: (reason) => sayLater({ type: 'death', reason }),
    drained: () => say({ type: 'completion' }),
    ...(depend ? { depend } : {}),
  });
  return {
    start: () => station.start(),
    hear: (event) => obey(station, event, sayLater),
    view: () => viewOf(station),
    dispose: () => {
      disposed = true;
      station.stop();
    },
  };
}

function obey(station: Station, event: StationEvent, sayLater: (notice: StationNotice) => void) {
  switch (event.type) {
    case 'request': {
      const { ticket, cost = 1, priority = 0, user = ticket } = event;
      if (station.offer(ticket, cost, priority, user) !== 'rejected') return;
      const { retryAfterMs } = station;
      sayLater({ type: 'refusal', ticket, reason: 'refused', retryAfterMs });
      return;
    }
    case 'withdrawal':
      station.abandon(event.ticket);
      return;
    case 'drain':
      station.drain();
      return;
    case 'crash':
      station.crash(event.reason);
      // After the notices of what was dropped.
      sayLater({ type: 'death', reason: event.reason });
  }
}

function viewOf({ state, queueLength, inService, counters }: Station): StationView {
  return { state, queueLength, inService, counters };
}
