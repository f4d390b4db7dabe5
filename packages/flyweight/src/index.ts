export { type Flock, type OptionsOf, createFlock } from './flock.ts';
export { compile } from './compile/compile.ts';
export type { Program } from './compile/program.ts';
export { Refusal } from './refusal.ts';
export type { ActorStatus, PendingTimer } from './run/flock-options.ts';
export type { Timers } from './timers.ts';
