// js-simulator ships no types; this is all of it that is used here.
declare module 'js-simulator' {
  /** Something that happens once, at `time`. */
  class SimEvent {
    /** @param rank of several events at one time the highest comes first; equal ones are shuffled */
    constructor(rank?: number);
    time: number;
    update(delta: number): void;
  }

  class Scheduler {
    /** The time of the latest update; null before the first. */
    current_time: number | null;
    hasEvents(): boolean;
    scheduleOnceIn(event: SimEvent, delayUs: number): void;
    /** Fires all events of the earliest time. */
    update(): void;
  }

  const jssim: { readonly SimEvent: typeof SimEvent; readonly Scheduler: typeof Scheduler };
  export default jssim;
}
