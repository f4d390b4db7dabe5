import type { AnyStateMachine } from 'xstate';
import type { Event, World } from '../twins.ts';

/** A machine made by hand for one thing that might go wrong, and the events that it is sent. */
export interface HandMade {
  readonly make: (world: World) => AnyStateMachine;
  readonly events: readonly Event[];
}

export interface Numbers {
  readonly n: number;
  readonly m: number;
}
export const types = {
  context: {} as Numbers,
  events: {} as { type: string; by?: number },
  emitted: {} as { type: string; n?: number; by?: number | undefined; p?: number },
};
export const context: Numbers = { n: 0, m: 0 };
export const events = (...names: readonly string[]): Event[] => names.map((type) => ({ type }));
