import type { ActorStatus } from './flock-options.ts';

/** As kept in an actor's record. `waiting`: it has not begun, which nobody outside can tell from `active`. */
export const statuses = { waiting: 0, active: 1, done: 2, error: 3, stopped: 4 } as const;
export type Status = keyof typeof statuses;

const names: readonly ActorStatus[] = ['active', 'active', 'done', 'error', 'stopped'];

export const statusName = (status: number): ActorStatus => names[status] ?? 'active';
