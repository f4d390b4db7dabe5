// sim.js ships no types; this is all of it that is used here. Unit of time: whatever the model takes, here µs.

/** Something that has been asked for and will be delivered. */
export interface Request {
  done(callback: () => void, context?: object): this;
  cancel(): void;
}

/** A class of entities, and the entity. `start` is called when it is added. */
export interface Entity {
  /** Of the delivery that is going on: who served it, and what it says; −1: refused. */
  callbackSource: unknown;
  callbackMessage: unknown;
  time(): number;
  setTimer(delayUs: number): Request;
  useFacility(facility: Facility, durationUs: number): Request;
  waitEvent(event: Event): Request;
  send(message: unknown, delayUs: number, to: Entity): void;
}

/** c servers with a queue. */
export interface Facility {
  readonly queue: { size(): number };
}

/** Something that many wait for. */
export interface Event {
  fire(): void;
}

export interface Simulation {
  addEntity<E extends Entity, A extends unknown[]>(
    type: new (simulation: Simulation, name: string) => E & { start(...args: A): void },
    name: string,
    ...args: A
  ): E;
  /** Runs all that is due at `end` or before. */
  simulate(end: number): boolean;
}

export interface SimJs {
  readonly Sim: new (name: string) => Simulation;
  readonly Entity: new (simulation: Simulation, name: string) => Entity;
  readonly Event: new (name: string) => Event;
  readonly Facility: (new (
    name: string,
    discipline: number,
    servers: number,
    queueLengthMax: number,
  ) => Facility) & { readonly FCFS: number };
}
