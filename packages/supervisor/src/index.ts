export { childOfLogic, type ActorClock, type LogicChildSpec } from './adapters/child-of-logic.ts';
export { childOfSupervisor, type SupervisorChildSpec } from './adapters/child-of-supervisor.ts';
export { CRASH_LOOP_BACKOFF, PEKKO_BACKOFF, type Backoff } from './core/backoff.ts';
export type { Death } from './core/death.ts';
export { createSupervisor } from './create-supervisor.ts';
export type {
  ChildAbandoned,
  ChildBackedOff,
  ChildExited,
  ChildIgnored,
  ChildRestarting,
  ChildStarted,
  ChildStartFailed,
  ErrorReported,
  SupervisorEvent,
  SupervisorGaveUp,
} from './events.ts';
export type { SupervisorPorts } from './ports.ts';
export type { ExitReason } from './reason.ts';
export type { CallError, CallReply, Reply } from './shell/call.ts';
export type { ChildState } from './shell/child.ts';
export type { ChildCounts, ChildInfo, RestartWindow } from './shell/children-view.ts';
export type { Status } from './shell/status.ts';
export type {
  ChildSpec,
  Restart,
  RunningChild,
  Shutdown,
  StartAnswer,
  StartContext,
  StartInfo,
  StopHooks,
} from './spec/child-spec.ts';
export type {
  AutoShutdown,
  ListSpec,
  OnExceeded,
  PoolSpec,
  Strategy,
  SupervisorSpec,
} from './spec/supervisor-spec.ts';
export { childMachine } from './statechart/child-machine.ts';
export { supervisorMachine } from './statechart/supervisor-machine.ts';
export {
  createWatchedSupervisor,
  type WatchedSupervisor,
} from './statechart/watched-supervisor.ts';
export type { InstanceSpec, Supervisor } from './supervisor.ts';
export type { Timers } from './timers.ts';
