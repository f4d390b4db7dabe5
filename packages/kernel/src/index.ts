export type { EventId, Task } from './calendar/tasks.ts';
export type { Fire, TimerTable } from './calendar/timer-table.ts';
export type { StampLayout } from './calendar/stamps.ts';
export { type Kernel, type KernelOptions, createKernel } from './kernel.ts';
export { type RealTimeOptions, type RealTimeRun, type Wall, runRealTime } from './real-time.ts';
export type { Timers } from './timers.ts';
