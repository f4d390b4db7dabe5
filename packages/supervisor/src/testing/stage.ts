import { createSupervisor } from '../create-supervisor.ts';
import type { SupervisorEvent } from '../events.ts';
import type { ExitReason } from '../reason.ts';
import type { ChildSpec, StartContext } from '../spec/child-spec.ts';
import type { SupervisorSpec } from '../spec/supervisor-spec.ts';
import type { Supervisor } from '../supervisor.ts';
import { createEventLoop, type EventLoop } from './event-loop.ts';

/** A supervisor on a virtual clock, with a log that reads like a time line. */
export interface Stage {
  readonly loop: EventLoop;
  readonly supervisor: Supervisor;
  readonly events: readonly SupervisorEvent[];
  /** `'100 exited a boom'`, in the order of the happenings, and a fresh log. */
  readonly takeLog: () => readonly string[];
}

export function stage(spec: SupervisorSpec): Stage {
  const loop = createEventLoop();
  const events: SupervisorEvent[] = [];
  const log: string[] = [];
  const observe = (event: SupervisorEvent): void => {
    events.push(event);
    log.push(lineOf(event));
  };
  const supervisor = createSupervisor(spec, { timers: loop, observe });
  supervisor.onExit((reason) => log.push(`${loop.now()} end ${reason}`));
  return { loop, supervisor, events, takeLog: () => log.splice(0) };
}

function lineOf(event: SupervisorEvent): string {
  const what = event.kind === 'reported' ? event.report : event.kind;
  const reason = 'reason' in event ? ` ${event.reason}` : '';
  return `${event.atMs} ${what} ${event.id}${reason}`;
}

/** A child that the test makes exit. */
export interface Puppet {
  readonly spec: ChildSpec;
  /** Start attempts so far. */
  readonly starts: number;
  exit(reason: ExitReason): void;
}

export function puppet(id: string, options: Omit<Partial<ChildSpec>, 'id'> = {}): Puppet {
  let starts = 0;
  let current: StartContext | undefined;
  const start = (context: StartContext): ReturnType<ChildSpec['start']> => {
    starts += 1;
    current = context;
    return options.start?.(context);
  };
  return {
    spec: { ...options, id, start },
    get starts() {
      return starts;
    },
    exit: (reason) => current?.exited(reason),
  };
}
