import type { SupervisorEvent } from './events.ts';
import type { Timers } from './timers.ts';

/** What a supervisor needs from outside. A tree of supervisors shares the ports of its root. */
export interface SupervisorPorts {
  readonly timers: Timers;
  /** Chance, uniform in [0, 1). Only a back-off with a `randomFactor` needs it. */
  readonly random?: () => number;
  /** Hears everything that happens, at the moment it happens. It must not throw. */
  readonly observe?: (event: SupervisorEvent) => void;
  /**
   * Hears that a supervisor of the tree has done all it can for now, by its id: what it shows
   * (`status`, `whichChildren()`) stays so until it is told again. It must not throw.
   */
  readonly onRest?: (supervisor: string) => void;
}
