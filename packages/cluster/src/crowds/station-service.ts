import type { Kernel } from '@squall/kernel';
import { type Sampler, streamSeed } from '@squall/random';
import { type Outcome, type Station, type StationSpec, createStation } from '@squall/service-actor';
import type { Answer, CallService, Tell } from './service.ts';

interface Span {
  readonly fromMs: number;
  readonly untilMs: number;
}

/** A process that stands still, ms. */
export interface Pause extends Span {
  /** What is in service at its beginning stands still too, or is finished first. */
  readonly inService: 'stands' | 'finishes';
}

/** A process with less capacity, ms. */
export interface Slowdown extends Span {
  readonly factor: number;
}

/** A process that is not there, ms: what it held is lost, what comes is turned away at once. */
export type Outage = Span;

export interface StationTroubles {
  /** When the station stands still. */
  readonly pauses?: readonly Pause[];
  /** When service that starts takes `factor` times as long. */
  readonly slowdowns?: readonly Slowdown[];
  /** When it is down. */
  readonly outages?: readonly Outage[];
}

export interface StationService extends CallService {
  readonly station: Station;
  /** It is up, and its troubles are on the calendar. */
  start(): void;
}

const answers: Readonly<Record<Outcome, Answer>> = {
  served: 'response',
  reneged: 'rejection',
  shed: 'rejection',
  failed: 'failure',
  dropped: 'failure',
};

export interface StationWork extends StationTroubles {
  readonly station: StationSpec;
  /** What an attempt costs, in units of the mean service time; 1 when absent. */
  readonly cost?: Sampler;
}

/** A station as the service of a fleet. */
export function createStationService(
  { station: spec, cost = () => 1, pauses = [], slowdowns = [], outages = [] }: StationWork,
  kernel: Kernel,
  seed: number,
  tell: Tell,
): StationService {
  const costSeed = streamSeed(seed, 'costs');
  /** A pause waits for the end of the work in service. Whoever was called after it stands with all its work before it. */
  let pausesNext = false;
  const beginPause = () => {
    pausesNext = false;
    station.pause();
  };
  const station = createStation(spec, {
    timers: kernel,
    uniform: { seed },
    answer: (ticket, outcome) => {
      if (pausesNext) beginPause();
      tell(ticket, answers[outcome]);
    },
  });
  const between = ({ fromMs, untilMs }: Span, begin: () => void, end: () => void) => {
    kernel.scheduleAt(fromMs, begin);
    kernel.scheduleAt(untilMs, end);
  };
  const pause = ({ inService, ...span }: Pause) =>
    between(
      span,
      () => {
        if (inService === 'finishes' && station.inService > 0) pausesNext = true;
        else beginPause();
      },
      () => {
        pausesNext = false;
        station.resume();
      },
    );
  return {
    station,
    offer: (ticket, client) => {
      if (station.offer(ticket, cost(costSeed, ticket), 0, client) !== 'rejected') return;
      tell(ticket, station.state === 'up' ? 'rejection' : 'failure');
    },
    abandon: (ticket) => void station.abandon(ticket),
    get offered() {
      return station.counters.offered;
    },
    start: () => {
      station.start();
      pauses.forEach(pause);
      for (const { factor, ...span } of slowdowns)
        between(
          span,
          () => station.setSlowdown(factor),
          () => station.setSlowdown(1),
        );
      for (const span of outages)
        between(
          span,
          () => station.crash('outage'),
          () => station.start(),
        );
    },
  };
}
