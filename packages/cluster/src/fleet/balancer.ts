import type { Rotation } from './rotation.ts';

/** Who asked, and whether for a connection: what a balancer needs to know of a request. */
export interface Callers {
  /** -1 for another service. */
  clientOf(ticket: number): number;
  isConnect(ticket: number): boolean;
}

/** Which instance a request goes to, and which one a client belongs to. */
export interface Balancer {
  /** -1: nobody is there to take it. */
  pick(ticket: number): number;
  /** Whether what an instance keeps or holds is this client's. */
  serves(instance: number, client: number): boolean;
}

/** One after the other: nobody belongs to anybody. */
export function roundRobin(rotation: Rotation): Balancer {
  return { pick: () => rotation.next(), serves: () => false };
}

/** By client, for what is kept: the sessions of a client lie on one instance; while that is out, the next one answers. */
export function byClient(rotation: Rotation, callers: Callers): Balancer {
  const homeOf = (client: number) => client % rotation.size;
  return {
    pick: (ticket) => {
      const client = callers.clientOf(ticket);
      return client < 0 ? rotation.next() : rotation.from(homeOf(client));
    },
    serves: (instance, client) => homeOf(client) === instance,
  };
}

/**
 * By connection: a new one goes to the next in rotation, and what its client sends later goes the same way, wherever the
 * rotation stands. Whoever is online from the start is connected by client.
 */
export function byConnection(rotation: Rotation, callers: Callers, clients: number): Balancer {
  const connectedTo = Uint16Array.from({ length: clients }, (_, client) => client % rotation.size);
  return {
    pick: (ticket) => {
      const client = callers.clientOf(ticket);
      if (client < 0) return rotation.next();
      if (!callers.isConnect(ticket)) return connectedTo[client] ?? 0;
      const instance = rotation.next();
      if (instance >= 0) connectedTo[client] = instance;
      return instance;
    },
    serves: (instance, client) => connectedTo[client] === instance,
  };
}
