import type { SupervisorEvent } from './events.ts';
import type { Timers } from './timers.ts';

/** What a supervisor needs from outside. A tree of supervisors shares the ports of its root. */
export interface SupervisorPorts {
  readonly timers: Timers;
  /** Hears everything that happens, at the moment it happens. It must not throw. */
  readonly observe?: (event: SupervisorEvent) => void;
}
