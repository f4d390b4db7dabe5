export type { EventId, Task } from './calendar.ts';
export { type Kernel, type KernelOptions, createKernel } from './kernel.ts';
export { type RealTimeOptions, type RealTimeRun, type Wall, runRealTime } from './real-time.ts';
export type { Timers } from './timers.ts';
