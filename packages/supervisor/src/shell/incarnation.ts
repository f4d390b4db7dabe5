import type { Happening } from '../events.ts';
import type { SupervisorPorts } from '../ports.ts';
import { reasonOfError, type ExitReason } from '../reason.ts';
import type { CheckedChild } from '../spec/checked.ts';
import type { RunningChild, StartAnswer, StartContext, StopHooks } from '../spec/child-spec.ts';

/** What an incarnation tells its supervisor. */
export interface IncarnationOwner {
  readonly ports: SupervisorPorts;
  readonly killed: boolean;
  emit(happening: Happening): void;
  /** The start was answered. */
  onAnswer(): void;
  onExit(incarnation: Incarnation): void;
}

type Phase = 'starting' | 'up' | 'ignored' | 'failed' | 'ended';

/** One start attempt of a child, and what came of it. It lives once: a restart makes a new one. */
export class Incarnation {
  phase: Phase = 'starting';
  /** Why it ended or could not start; empty before. */
  reason: ExitReason = '';
  private running: RunningChild = {};
  private stopping = false;
  private upAtMs = 0;
  private endedAtMs = 0;
  /** Whether its supervisor has heard that it is up. Who was never announced ends in silence. */
  private announced = false;

  readonly spec: CheckedChild;
  readonly attempt: number;
  private readonly owner: IncarnationOwner;

  constructor(spec: CheckedChild, attempt: number, owner: IncarnationOwner) {
    this.spec = spec;
    this.attempt = attempt;
    this.owner = owner;
  }

  get isUp(): boolean {
    return this.phase === 'up';
  }

  /** Whether the start succeeded, whatever became of it since. */
  get hasStarted(): boolean {
    return this.phase === 'up' || this.phase === 'ended';
  }

  /** How long it was up, ms, once it has ended. */
  get livedMs(): number {
    return this.endedAtMs - this.upAtMs;
  }

  /** What `supervisor.child(id)` gives for it. */
  get ref(): unknown {
    return this.running.ref ?? this.running;
  }

  begin(input: unknown): void {
    let answer: StartAnswer;
    try {
      answer = this.spec.origin.start(this.context(input));
    } catch (error) {
      return this.exited(reasonOfError(error), error);
    }
    if (answer === 'ignore') return this.ignored();
    if (answer !== 'later') this.started(answer ?? {});
  }

  /** Asks it to end. Asking twice is asking once. */
  stop(reason: ExitReason): void {
    if (!this.isUp || this.stopping) return;
    this.stopping = true;
    let answer: 'later' | void;
    try {
      answer = this.hooks('stop').stop?.(reason);
    } catch (error) {
      return this.exited(reasonOfError(error), error);
    }
    if (answer !== 'later') this.exited(reason);
  }

  /** Ends it. It is dead afterwards, whatever its own `kill` does. */
  kill(): void {
    if (!this.isUp) return;
    try {
      this.hooks('kill').kill?.();
    } catch (error) {
      return this.exited('killed', error);
    }
    this.exited('killed');
  }

  private hooks(name: keyof StopHooks): StopHooks {
    return this.running[name] === undefined ? this.spec.origin : this.running;
  }

  private context(input: unknown): StartContext {
    return {
      id: this.spec.id,
      attempt: this.attempt,
      input,
      ports: this.owner.ports,
      started: (running = {}) => this.started(running),
      ignored: () => this.ignored(),
      failed: (reason, detail) => this.failed(reason, detail),
      exited: (reason, detail) => this.exited(reason, detail),
    };
  }

  private started(running: RunningChild): void {
    if (this.phase !== 'starting') return;
    this.phase = 'up';
    this.upAtMs = this.owner.ports.timers.now();
    this.running = running;
    // The supervisor was killed while this start was under way: the link ends what it left behind.
    if (this.owner.killed) return this.stop('killed');
    this.announced = true;
    this.owner.emit({ kind: 'started', ...this.name() });
    this.owner.onAnswer();
  }

  private ignored(): void {
    if (this.phase !== 'starting') return;
    this.phase = 'ignored';
    if (this.owner.killed) return;
    this.owner.emit({ kind: 'ignored', ...this.name() });
    this.owner.onAnswer();
  }

  private failed(reason: ExitReason, detail: unknown): void {
    if (this.phase !== 'starting') return;
    this.phase = 'failed';
    this.reason = reason;
    if (this.owner.killed) return;
    this.owner.emit({ kind: 'startFailed', ...this.name(), reason, ...detailOf(detail) });
    this.owner.onAnswer();
  }

  private exited(reason: ExitReason, detail?: unknown): void {
    if (this.phase === 'starting') return this.failed(reason, detail);
    if (this.phase !== 'up') return;
    this.phase = 'ended';
    this.endedAtMs = this.owner.ports.timers.now();
    this.reason = reason;
    if (!this.announced) return;
    this.owner.emit({ kind: 'exited', ...this.name(), reason, ...detailOf(detail) });
    this.owner.onExit(this);
  }

  private name(): { readonly id: string; readonly attempt: number } {
    return { id: this.spec.id, attempt: this.attempt };
  }
}

function detailOf(detail: unknown): { readonly detail?: unknown } {
  return detail === undefined ? {} : { detail };
}
