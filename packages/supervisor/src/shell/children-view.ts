import { countRestarts } from '../core/restart-window.ts';
import { stateOf, type Child, type ChildState } from './child.ts';
import type { SupervisorState } from './supervisor-state.ts';

/** A child as `whichChildren` lists it. */
export interface ChildInfo {
  readonly id: string;
  readonly type: 'worker' | 'supervisor';
  readonly state: ChildState;
  /** Start attempts so far. */
  readonly attempts: number;
  /** What `supervisor.child(id)` gives; undefined unless it is up. */
  readonly child: unknown;
}

/** OTP's counts: specs in the list (1 for a pool), of which living, and how many of which type. */
export interface ChildCounts {
  readonly specs: number;
  readonly active: number;
  readonly supervisors: number;
  readonly workers: number;
}

/** Restarts that count now, and how many may. */
export interface RestartWindow {
  readonly restarts: number;
  readonly intensity: number;
  readonly periodMs: number;
}

/** Of the supervisor; where children are abandoned for their own restarts, of the worst of them. */
export function windowOf({ spec, ports, stamps, children }: SupervisorState): RestartWindow {
  const { intensity, periodMs, onExceeded } = spec;
  const own = onExceeded === 'abandon' ? [...children.values()].map((child) => child.stamps) : [];
  const nowMs = ports.timers.now();
  const counts = [stamps, ...own].map((each) => countRestarts(each, nowMs, spec));
  return { restarts: Math.max(...counts), intensity, periodMs };
}

/** In reverse start order, as OTP lists them. */
export function listChildren(state: SupervisorState): readonly ChildInfo[] {
  return [...state.children.values()].toReversed().map((child) => infoOf(child));
}

function infoOf(child: Child): ChildInfo {
  const { id, type } = child.spec;
  const state = stateOf(child);
  const { attempts } = child;
  return { id, type, state, attempts, child: state === 'up' ? child.incarnation?.ref : undefined };
}

export function countChildren(state: SupervisorState): ChildCounts {
  const children = [...state.children.values()];
  const supervisors = children.filter(({ spec }) => spec.type === 'supervisor').length;
  return {
    specs: state.isPool ? 1 : children.length,
    active: children.filter((child) => isActive(state, child)).length,
    supervisors,
    workers: children.length - supervisors,
  };
}

/** A list's supervisor looks whether the child lives, a pool's only whether it is being restarted. */
function isActive(state: SupervisorState, child: Child): boolean {
  return state.isPool ? stateOf(child) !== 'restarting' : child.incarnation?.isUp === true;
}
