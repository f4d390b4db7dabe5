import type { Kernel, TimerTable } from '@squall/kernel';
import type { Process } from './processes.ts';

export interface DrainPorts {
  readonly kernel: Kernel;
  readonly clients: number;
  /** The service that holds connections. */
  readonly connectionsHeldBy: string;
  readonly isOnline: (client: number) => boolean;
  /** A client loses its connection, if it is online. */
  readonly disconnect: (client: number) => void;
  /** The process takes nothing new and finishes what it holds, then `done`. */
  readonly finish: (process: Process, done: () => void) => void;
}

/** The online clients that are connected through an instance. */
function connectedThrough({ fleet, instance }: Process, ports: DrainPorts): readonly number[] {
  const clients: number[] = [];
  for (let client = 0; client < ports.clients; client++)
    if (fleet?.balancer.serves(instance, client) && ports.isOnline(client)) clients.push(client);
  return clients;
}

/**
 * How an instance ends in good order. One that holds connections keeps serving those who have not left yet, and tells its
 * clients to go one by one, evenly over the drain; any other takes nothing new and finishes what it holds.
 */
export function createDrain(ports: DrainPorts): (process: Process, done: () => void) => void {
  const { kernel, connectionsHeldBy } = ports;
  /** Made when the first instance is drained: it has a place for every client. */
  let farewells: TimerTable | undefined;
  return (process, done) => {
    const { planned } = process;
    if (planned.service !== connectionsHeldBy) return ports.finish(process, done);
    const clients = connectedThrough(process, ports);
    const timers = (farewells ??= kernel.timers(ports.disconnect));
    clients.forEach((client, k) =>
      timers.arm(client, (planned.drainMs * (k + 1)) / (clients.length + 1)),
    );
    kernel.schedule(planned.drainMs, done);
  };
}
