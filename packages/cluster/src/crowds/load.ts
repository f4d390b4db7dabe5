import type { Kernel } from '@squall/kernel';
import { type Sampler, streamSeed } from '@squall/random';

/** An open loop: calls begin when they begin, whatever became of those before. */
export interface OpenLoop {
  /** When calls begin, ms, in order. */
  readonly arrivalsMs: Float64Array;
  /** By call: which client makes it, numbered from 0; all are of one client when absent. */
  readonly clientOf?: ArrayLike<number>;
}

/** A closed loop: each client calls at 0 ms, and once more when it has thought about the end of its last call. */
export interface ClosedLoop {
  readonly clients: number;
  /** Z, ms. */
  readonly thinkMs: Sampler;
}

/**
 * A closed loop with a plan, as of a load generator with a constant rate: each client is to call every so often, the clients
 * evenly after one another, and calls at once when its last call has ended too late for that.
 */
export interface PacedLoop {
  readonly clients: number;
  readonly everyMs: number;
}

export type Load = OpenLoop | { readonly loop: ClosedLoop | PacedLoop };

/** Who calls when: callers are numbered from 0, each has one call at a time. */
export interface Callers {
  readonly callers: number;
  readonly clients: number;
  clientOf(caller: number): number;
  /** The first calls are on the calendar. */
  start(): void;
  /** The call of a caller is over. */
  ended(caller: number): void;
}

/** A call begins now, and was to begin at `intendedMs`. */
type Begin = (caller: number, intendedMs: number) => void;

function openCallers({ arrivalsMs, clientOf }: OpenLoop, kernel: Kernel, begin: Begin): Callers {
  let clients = 1;
  for (let call = 0; call < arrivalsMs.length; call++)
    clients = Math.max(clients, (clientOf?.[call] ?? 0) + 1);
  const arrive = (call: number) => {
    const nextMs = arrivalsMs[call + 1];
    if (nextMs !== undefined) kernel.scheduleAt(nextMs, () => arrive(call + 1));
    begin(call, kernel.now());
  };
  return {
    callers: arrivalsMs.length,
    clients,
    clientOf: (call) => clientOf?.[call] ?? 0,
    start: () => {
      if (arrivalsMs.length > 0) kernel.scheduleAt(arrivalsMs[0] ?? 0, () => arrive(0));
    },
    ended: () => {},
  };
}

function closedCallers(loop: ClosedLoop, kernel: Kernel, seed: number, begin: Begin): Callers {
  const { clients, thinkMs } = loop;
  const thoughts = new Uint32Array(clients);
  const call = (client: number, afterMs: number) =>
    void kernel.schedule(afterMs, () => begin(client, kernel.now()));
  return {
    callers: clients,
    clients,
    clientOf: (client) => client,
    start: () => {
      for (let client = 0; client < clients; client++) call(client, 0);
    },
    ended: (client) => {
      const draw = thoughts[client] ?? 0;
      thoughts[client] = draw + 1;
      call(client, thinkMs(streamSeed(seed, client), draw));
    },
  };
}

function pacedCallers({ clients, everyMs }: PacedLoop, kernel: Kernel, begin: Begin): Callers {
  const calls = new Uint32Array(clients);
  const next = (client: number) => {
    const dueMs = (client / clients + (calls[client] ?? 0)) * everyMs;
    calls[client] = (calls[client] ?? 0) + 1;
    kernel.scheduleAt(Math.max(kernel.now(), dueMs), () => begin(client, dueMs));
  };
  return {
    callers: clients,
    clients,
    clientOf: (client) => client,
    start: () => {
      for (let client = 0; client < clients; client++) next(client);
    },
    ended: next,
  };
}

export function createCallers(load: Load, kernel: Kernel, seed: number, begin: Begin): Callers {
  if (!('loop' in load)) return openCallers(load, kernel, begin);
  return 'thinkMs' in load.loop
    ? closedCallers(load.loop, kernel, seed, begin)
    : pacedCallers(load.loop, kernel, begin);
}
