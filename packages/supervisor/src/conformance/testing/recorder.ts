import type { SupervisorEvent } from '../../events.ts';
import type { ExitReason } from '../../reason.ts';
import type { Supervisor } from '../../supervisor.ts';
import type { SupervisorNode, TraceEvent } from './vector.ts';

/** Something in the scenario that lives: an op can reach it. */
export interface Living {
  readonly id: string;
  /** Which start attempt of this id in the whole scenario it came from. */
  readonly n: number;
  /** Only a supervisor has one. */
  readonly supervisor?: { readonly handle: Supervisor; readonly node: SupervisorNode };
  readonly exit: (reason: ExitReason) => void;
  readonly kill: () => void;
}

const REPORTS = {
  childTerminated: 'child_terminated',
  startError: 'start_error',
  shutdownError: 'shutdown_error',
} as const;

/** Writes the trace and knows who is alive. */
export class Recorder {
  readonly trace: TraceEvent[] = [];
  readonly living = new Map<string, Living>();
  /** Who is behind what `supervisor.child(id)` gives. */
  readonly behind = new WeakMap<object, Living>();
  private readonly attempts = new Map<string, number>();
  /** On whose behalf the events that come now are told. */
  private speaker: { readonly n: number; readonly living?: Living } = { n: 0 };
  private readonly now: () => number;

  constructor(now: () => number) {
    this.now = now;
  }

  /** The number of a new start attempt. */
  nextAttempt(id: string): number {
    const n = (this.attempts.get(id) ?? 0) + 1;
    this.attempts.set(id, n);
    return n;
  }

  speakAs(speaker: { readonly n: number; readonly living?: Living }, speak: () => void): void {
    const before = this.speaker;
    this.speaker = speaker;
    speak();
    this.speaker = before;
  }

  log(event: Omit<TraceEvent, 't'> & Pick<TraceEvent, 'ev' | 'sup'>): void {
    this.trace.push({ t: this.now(), ...event });
  }

  born(living: Living): void {
    this.living.set(living.id, living);
  }

  died(living: Living): void {
    if (this.living.get(living.id) === living) this.living.delete(living.id);
  }

  /** Translates what a supervisor tells into what OTP's recorder wrote. */
  readonly observe = (event: SupervisorEvent): void => {
    const { supervisor: sup, id } = event;
    const { n, living } = this.speaker;
    if (event.kind === 'started') {
      if (living !== undefined) this.born(living);
      this.log({ ev: 'start', sup, id, n });
    } else if (event.kind === 'exited') {
      if (living !== undefined) this.died(living);
      this.log({ ev: 'exit', sup, id, n, reason: event.reason });
    } else if (event.kind === 'startFailed') {
      this.log({ ev: 'start_error', sup, id, n, reason: event.reason });
    } else if (event.kind === 'ignored') {
      this.log({ ev: 'start_ignore', sup, id, n });
    } else {
      this.observeReport(event);
    }
  };

  private observeReport(event: SupervisorEvent): void {
    const { supervisor: sup, id } = event;
    if (event.kind === 'reported') {
      this.log({ ev: 'report', sup, kind: REPORTS[event.report], id, reason: event.reason });
    } else if (event.kind === 'gaveUp') {
      const reason = 'reached_max_restart_intensity';
      this.log({ ev: 'report', sup, kind: 'shutdown', id, reason });
    }
  }
}
