import jssim from 'js-simulator';

/** One appointment. What has become pointless stays with the scheduler, which cannot cancel, and does nothing. */
export class Appointment extends jssim.SimEvent {
  #work: (() => void) | undefined;

  constructor(rank: number, work: () => void) {
    super(rank);
    this.#work = work;
  }

  cancel(): void {
    this.#work = undefined;
  }

  override update(): void {
    this.#work?.();
  }
}

/**
 * js-simulator's scheduler, in µs. It shuffles what is due together unless ranks differ; with ranks that fall,
 * it happens in the order in which it was scheduled, and a run can be repeated.
 */
export class Agenda {
  readonly #scheduler = new jssim.Scheduler();
  #rank = Number.MAX_SAFE_INTEGER;
  #isOver = false;

  get nowUs(): number {
    return this.#scheduler.current_time ?? 0;
  }

  schedule(delayUs: number, work: () => void): Appointment {
    const appointment = new Appointment(this.#rank--, work);
    this.#scheduler.scheduleOnceIn(appointment, delayUs);
    return appointment;
  }

  /** Runs all that is due before `endUs`: the last appointment is one µs earlier, behind all others. */
  runUntil(endUs: number): void {
    this.#isOver = false;
    this.schedule(endUs - 1 - this.nowUs, () => {
      this.#isOver = true;
    });
    while (!this.#isOver) this.#scheduler.update();
  }
}
