import type { Death } from '../core/death.ts';
import { NO_RESTARTS, type RestartStamps } from '../core/restart-window.ts';
import type { ErrorReported, Happening } from '../events.ts';
import type { SupervisorPorts } from '../ports.ts';
import { createQueue, type Queue } from '../process/queue.ts';
import type { ExitReason } from '../reason.ts';
import type { CheckedSupervisor } from '../spec/checked.ts';
import type { Reply } from './call.ts';
import { createChild, type Child } from './child.ts';
import type { Incarnation, IncarnationOwner } from './incarnation.ts';
import type { Message } from './message.ts';
import type { Status } from './status.ts';

/** What one supervisor knows and owns while it lives; its process reads and writes it. */
export class SupervisorState implements IncarnationOwner {
  /** In start order. */
  readonly children = new Map<string, Child>();
  readonly mailbox: Queue<Message> = createQueue();
  stamps: RestartStamps = NO_RESTARTS;
  /** EXTENSION: the children that were abandoned, and not started by hand since. */
  readonly deaths = new Map<string, Death>();
  killed = false;
  /** Its life is over: nobody reads the mailbox any more. */
  closed = false;
  /** The time limit of the stop that is under way; 0 when there is none. */
  shutdownTimer = 0;
  /** Who waits for the answer to the call that is being obeyed. */
  replying: Reply | undefined = undefined;
  /** Set by the runner. */
  wake: () => void = () => undefined;

  status: Status = 'idle';
  readonly spec: CheckedSupervisor;
  readonly ports: SupervisorPorts;

  constructor(spec: CheckedSupervisor, ports: SupervisorPorts) {
    this.spec = spec;
    this.ports = ports;
    for (const child of spec.children) this.children.set(child.id, createChild(child));
  }

  get isPool(): boolean {
    return this.spec.strategy === 'simpleOneForOne';
  }

  post(message: Message): void {
    if (this.closed) return;
    this.mailbox.push(message);
    this.wake();
  }

  emit(happening: Happening): void {
    const { timers, observe } = this.ports;
    observe?.({ atMs: timers.now(), supervisor: this.spec.id, ...happening });
  }

  report(report: ErrorReported['report'], id: string, reason: ExitReason): void {
    this.emit({ kind: 'reported', report, id, reason });
  }

  onAnswer(): void {
    this.wake();
  }

  onExit(incarnation: Incarnation): void {
    this.post({ kind: 'exit', incarnation });
  }
}
